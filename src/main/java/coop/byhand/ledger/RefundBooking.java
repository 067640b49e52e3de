package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/** What came of booking a refund. */
public sealed interface RefundBooking {

  /** It is in the books, now or from an earlier call; the money is on its way. */
  record Booked(JournalId journal, Money amount) implements RefundBooking {}

  /** More than is left of a line; nothing was booked. */
  record MoreThanLeft(String line, Money left) implements RefundBooking {}
}
