package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.payments.Recipient;
import coop.byhand.policy.PayoutRules;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a run does about one member in one currency. */
sealed interface RunDecision {

  /** The currencies that sales are made in. */
  List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("EUR"),
          Currency.getInstance("GBP"),
          Currency.getInstance("USD"),
          Currency.getInstance("JPY"));

  /** The amount goes to the member. */
  record Pay(Money amount) implements RunDecision {}

  /** Nothing goes, and the member is told why. */
  record Leave(Money available, LeftOut.Reason reason) implements RunDecision {}

  /** There is less than the minimum. */
  record Nothing() implements RunDecision {}

  /**
   * Decides. Nobody who owes has anything available: the books set a debt off first. So what is
   * available may go.
   *
   * @param account state of the member's account at the provider, empty if there is none
   */
  static RunDecision of(MemberBalance balance, Money minimum, Optional<Recipient.State> account) {
    Money available = balance.available();
    if (available.isLessThan(minimum)) {
      return new Nothing();
    }
    if (account.isEmpty()) {
      return new Leave(available, LeftOut.Reason.NO_ACCOUNT);
    }
    return switch (account.get()) {
      case READY -> new Pay(available);
      case INTENDED, ONBOARDING -> new Leave(available, LeftOut.Reason.ACCOUNT_UNFINISHED);
      case RESTRICTED -> new Leave(available, LeftOut.Reason.ACCOUNT_RESTRICTED);
      case CLOSED -> new Leave(available, LeftOut.Reason.ACCOUNT_CLOSED);
    };
  }

  /**
   * The least that is paid out in a currency. A minimum is voted in one currency and never
   * converted; in the others everything above zero goes out.
   */
  static Money minimum(PayoutRules rules, Currency currency) {
    return rules.minimum().currency().equals(currency) ? rules.minimum() : new Money(1, currency);
  }
}
