package coop.byhand.payments;

import coop.byhand.kernel.Money;

/**
 * What the provider says about one of its payouts of our own balance when asked.
 *
 * @param amount below zero where it takes money from our bank
 * @param returned whether the money is back on our balance, or never left it
 */
record ProviderPayout(String id, Money amount, boolean returned) {}
