package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where one share stands now.
 *
 * @param places amounts by place, none below zero; a place that is missing holds nothing
 */
record ShareState(LineShare share, Map<Place, Money> places) {

  ShareState {
    places = Collections.unmodifiableMap(new EnumMap<>(places));
    places.forEach((place, amount) -> {
      if (amount.isNegative()) {
        throw new IllegalStateException(share.line() + " holds " + amount + " at " + place);
      }
    });
  }

  Money at(Place place) {
    return places.getOrDefault(place, zero());
  }

  /** What a buyer can still get back of it. */
  Money left() {
    Money left = zero();
    for (Map.Entry<Place, Money> held : places.entrySet()) {
      left = held.getKey().isLeft() ? left.plus(held.getValue()) : left;
    }
    return left;
  }

  boolean isDisputed() {
    return !at(Place.BLOCKED).isZero() || !at(Place.DISPUTED).isZero();
  }

  private Money zero() {
    return Money.zero(share.amount().currency());
  }
}
