package coop.byhand.checkout;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order with what its buyer can do now. */
public record OrderReport(Order order, Standing standing) {

  /** What the buyer can do now. */
  public sealed interface Standing {

    /** We are asking the provider; the buyer should wait and not pay again. */
    record Checking() implements Standing {}

    /** The buyer has paid by a way that takes days; the money is not there yet. */
    record OnItsWay(Instant since) implements Standing {}

    /**
     * Not paid; the buyer can go on at the provider's page.
     *
     * @param decline the provider's code if a card was declined, null if none was
     */
    record Payable(URI page, Instant until, @Nullable String decline) implements Standing {}

    /** The payment was never opened; placing the order again opens it. */
    record NotOpened() implements Standing {}

    /** Paid; what could be licensed is. */
    record Done(Instant at) implements Standing {}

    /** Not paid, and the offer has lapsed; the buyer can start again. */
    record Over() implements Standing {}

    /** Paid in vain; the money goes back by itself. */
    record MoneyGoesBack() implements Standing {}
  }
}
