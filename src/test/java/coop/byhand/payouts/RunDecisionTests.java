package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.members.MemberId;
import coop.byhand.payments.Recipient;
import coop.byhand.policy.PayoutRules;
import coop.byhand.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDecisionTests {

  private static final Money TEN = Money.of(1000, "EUR");
  private static final Instant START = Instant.parse("2027-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # available | account    | outcome
          0           | READY      | nothing
          999         | READY      | nothing
          1000        | READY      | pay 1000
          123456      | READY      | pay 123456
          0           |            | nothing
          999         |            | nothing
          1000        |            | leave NO_ACCOUNT
          1000        | INTENDED   | leave ACCOUNT_UNFINISHED
          1000        | ONBOARDING | leave ACCOUNT_UNFINISHED
          1000        | RESTRICTED | leave ACCOUNT_RESTRICTED
          1000        | CLOSED     | leave ACCOUNT_CLOSED
          """)
  void aMemberWhoseAccountIsReadyIsPaidWhatIsAvailableFromTheMinimumOn(
      long available, Recipient.State account, String outcome) {
    MemberBalance balance =
        new MemberBalance(
            new MemberId(UUID.randomUUID()), euro(7), euro(available), euro(3), euro(5), euro(0));
    assertThat(words(RunDecision.of(balance, TEN, Optional.ofNullable(account))))
        .isEqualTo(outcome);
  }

  @Test
  void theMinimumHoldsInItsOwnCurrencyAndIsNeverConverted() {
    PayoutRules rules =
        new PayoutRules(PolicyVersion.GENESIS, Duration.ofDays(14), TEN, Duration.ofDays(30));
    assertThat(RunDecision.CURRENCIES)
        .extracting(currency -> RunDecision.minimum(rules, currency).toString())
        .containsExactly("EUR 10.00", "GBP 0.01", "USD 0.01", "JPY 1");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-02T11:59:59.999999Z, false",
    "2027-03-02T12:00:00Z, true",
    "2027-03-02T12:00:01Z, true",
    // Four intervals late is one run late.
    "2027-06-30T00:00:00Z, true",
    // A clock that lags behind the last run opens none.
    "2027-01-31T11:50:00Z, false"
  })
  void aRunIsDueWhenTheIntervalIsOverAlsoAcrossTheEndOfAMonth(Instant now, boolean due) {
    Run last = new Run(3, PolicyVersion.GENESIS, START, START);
    Instant next = Run.nextDue(Optional.of(last), Duration.ofDays(30), now);
    assertThat(next).isEqualTo(Instant.parse("2027-03-02T12:00:00Z"));
    assertThat(!next.isAfter(now)).isEqualTo(due);
  }

  @Test
  void theFirstRunIsDueAtOnce() {
    assertThat(Run.nextDue(Optional.empty(), Duration.ofDays(30), START)).isEqualTo(START);
  }

  @Test
  void aRunThatWorksForMoreThanADayIsStuck() {
    Run open = new Run(1, PolicyVersion.GENESIS, START, null);
    Run over = new Run(1, PolicyVersion.GENESIS, START, START.plusSeconds(1));
    assertThat(open.isStuck(START.plus(Duration.ofDays(1)))).isFalse();
    assertThat(open.isStuck(START.plus(Duration.ofDays(1)).plusSeconds(1))).isTrue();
    assertThat(over.isStuck(START.plus(Duration.ofDays(9)))).isFalse();
  }

  private static String words(RunDecision decision) {
    return switch (decision) {
      case RunDecision.Pay(Money amount) -> "pay " + amount.minor();
      case RunDecision.Leave(Money ignored, LeftOut.Reason reason) -> "leave " + reason;
      case RunDecision.Nothing() -> "nothing";
    };
  }

  private static Money euro(long cents) {
    return new Money(cents, Currency.getInstance("EUR"));
  }
}
