package coop.byhand.payments;

import coop.byhand.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as the provider has it; one that it has is done.
 *
 * @param transfer our name for it as the provider gives it back, null if it has none
 * @param account the provider's id of the account that it went to
 * @param group what it belongs to, in the words of the room that asked, null if it has none
 */
record ProviderTransfer(
    String id,
    @Nullable String transfer,
    String account,
    Money amount,
    @Nullable String group,
    boolean live) {}
