package coop.byhand.payments;

import org.jspecify.annotations.Nullable;

/**
 * A transfer as the provider has it; one that it has is done.
 *
 * @param transfer our name for it as the provider gives it back, null if it has none
 */
record ProviderTransfer(String id, @Nullable String transfer) {}
