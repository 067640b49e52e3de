package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.look.HouseFormats;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells which tax is due, from a dated table; the same question about the same day has one answer. */
@Service
public class TaxDesk {

  private final TaxRates rates;
  private final Sellers sellers;
  private final HouseFormats formats;

  TaxDesk(TaxRates rates, Sellers sellers, HouseFormats formats) {
    this.rates = rates;
    this.sellers = sellers;
    this.formats = formats;
  }

  /**
   * The tax on a supply at this instant; the day is that of the house's own zone. Network and card
   * never change the tax: when they contradict the billing country it is followed all the same, and
   * {@link TaxAssessment#standing} says that a person has to look.
   */
  @Transactional(readOnly = true)
  public TaxOutcome assess(BuyerPlace place, Instant at) {
    LocalDate day = at.atZone(formats.in(Locale.ENGLISH).zone()).toLocalDate();
    Optional<TaxRow> row = rates.on(place.country(), day);
    if (row.isEmpty()) {
      return new TaxOutcome.UnknownCountry(place.country());
    }
    return Assessing.of(place, row.get(), sellers.on(day).country());
  }

  /** Tax on a net amount, half a minor unit rounded up. */
  public static Money taxOn(Money net, BasisPoints rate) {
    if (net.isNegative()) {
      throw new IllegalArgumentException("tax on less than nothing: " + net);
    }
    long product = Math.multiplyExact(net.minor(), rate.value());
    return new Money(
        Math.addExact(product, BasisPoints.WHOLE / 2) / BasisPoints.WHOLE, net.currency());
  }
}
