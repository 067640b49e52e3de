package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.OfferOutcome;
import coop.byhand.look.Formats;
import java.util.Currency;
import java.util.Optional;

/** Why a price cannot stand, in words. */
final class OfferWords {

  private OfferWords() {}

  /** Empty when it stands. */
  static Optional<String> problem(OfferOutcome outcome, Component place, Formats formats) {
    return switch (outcome) {
      case OfferOutcome.Offered _ -> Optional.empty();
      case OfferOutcome.BelowFloor(Money floor) ->
          Optional.of(place.getTranslation("studio.price.below-floor", formats.money(floor)));
      case OfferOutcome.AboveLimit(Money limit) ->
          Optional.of(place.getTranslation("studio.price.above-limit", formats.money(limit)));
      case OfferOutcome.NoFloor(Currency currency) ->
          Optional.of(place.getTranslation("studio.price.no-floor", currency.getCurrencyCode()));
      case OfferOutcome.NotYours _, OfferOutcome.Closed _ ->
          Optional.of(place.getTranslation("studio.price.closed"));
    };
  }
}
