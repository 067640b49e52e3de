package coop.byhand.payments;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a payee's account when asked.
 *
 * @param payee our name for the payee as the provider gives it back, null if it has none
 * @param canReceive whether transfers can arrive now
 * @param closed gone for good
 */
record ProviderAccount(String id, @Nullable String payee, boolean canReceive, boolean closed) {}
