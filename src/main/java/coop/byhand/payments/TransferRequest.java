package coop.byhand.payments;

import coop.byhand.kernel.Money;

/**
 * Money that shall go to a payee.
 *
 * @param payee the name under which the payee was introduced to {@link Recipients}
 * @param amount above zero
 * @param group what it belongs to, in the words of the room that asks; 1 to 100 characters
 */
public record TransferRequest(TransferId id, String payee, Money amount, String group) {}
