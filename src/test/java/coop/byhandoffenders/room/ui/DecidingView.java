package coop.byhandoffenders.room.ui;

import coop.byhandoffenders.kernel.Money;

/** A public view that adds up money. */
public class DecidingView {
  Money sum(Money one, Money other) {
    return one.plus(other);
  }
}
