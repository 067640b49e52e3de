package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Tells which tax is due, from a dated table; the same question about the same day has one answer. */
@Service
public class TaxDesk {

  public TaxOutcome assess(BuyerPlace place, Instant at) {
    throw new UnsupportedOperationException(place.toString() + at);
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
