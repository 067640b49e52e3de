package coop.byhand.payments;

import coop.byhand.kernel.Money;

/**
 * Money that shall be taken back from a payee.
 *
 * @param transfer the transfer that it comes from
 * @param amount above zero, at most what is left of the transfer
 */
public record ReversalRequest(ReversalId id, TransferId transfer, Money amount) {}
