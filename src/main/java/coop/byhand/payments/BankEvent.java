package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;

/** Our own money between the provider and our bank. Each at most once a payout of the provider. */
public sealed interface BankEvent {

  /** The provider's id of its payout. */
  String payout();

  Money amount();

  Instant at();

  /** On its way to the bank. */
  record PaidToBank(String payout, Money amount, Instant at) implements BankEvent {}

  /** The bank sent it back to the provider. */
  record ReturnedByBank(String payout, Money amount, Instant at) implements BankEvent {}
}
