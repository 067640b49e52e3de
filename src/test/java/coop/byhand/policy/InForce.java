package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import org.springframework.boot.test.context.TestComponent;

/**
 * The voted rules as they are now. The tests share one database and some of them vote, so nobody
 * may count on the values of the founding.
 */
@TestComponent
public class InForce {

  private static final Currency EUR = Currency.getInstance("EUR");

  private final PolicyBook policyBook;
  private final Clock clock;

  public InForce(PolicyBook policyBook, Clock clock) {
    this.policyBook = policyBook;
    this.clock = clock;
  }

  public Policy policy() {
    return policyBook.at(clock.instant());
  }

  public Money floor(Medium medium) {
    return policy().tariff().floor(medium, EUR);
  }

  /** This share of a sale of €100.00, as an English page writes it: a basis point is a cent. */
  public static String ofHundredEuros(BasisPoints share) {
    return "€" + new BigDecimal(share.value()).movePointLeft(2).setScale(2).toPlainString();
  }

  /** This share as an English page writes it, such as 17.5 %. */
  public static String percent(BasisPoints share) {
    BigDecimal percent = new BigDecimal(share.value()).movePointLeft(2).stripTrailingZeros();
    return percent.setScale(Math.max(0, percent.scale())).toPlainString() + "\u00a0%";
  }
}
