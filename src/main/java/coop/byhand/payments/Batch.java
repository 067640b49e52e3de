package coop.byhand.payments;

import java.util.List;

/**
 * Some of a list of the provider, newest first.
 *
 * @param more whether older ones follow
 */
record Batch<T>(List<T> items, boolean more) {}
