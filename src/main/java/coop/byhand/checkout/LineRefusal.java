package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Money;
import java.time.Instant;

/** Why a work cannot be bought now. */
public sealed interface LineRefusal {

  WorkId work();

  /** The title, or the work's id if there is no such work. */
  String title();

  /** There is no such work, or it is not offered under this licence. */
  record NotForSale(WorkId work, String title) implements LineRefusal {}

  /** The members have voted a floor above its price; its maker has to decide first. */
  record BelowFloor(WorkId work, String title, Money price, Money floor) implements LineRefusal {}

  /** It is the buyer's own work. */
  record OwnWork(WorkId work, String title) implements LineRefusal {}

  /** Somebody else is paying for it exclusively. */
  record HeldByAnother(WorkId work, String title, Instant until) implements LineRefusal {}
}
