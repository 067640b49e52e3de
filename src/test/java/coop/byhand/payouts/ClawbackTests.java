package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.payments.ReversalId;
import coop.byhand.payments.TransferId;
import coop.byhand.payouts.Clawback.Attempt;
import coop.byhand.payouts.Clawback.Source;
import coop.byhand.payouts.Clawback.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClawbackTests {

  private static final Instant AT = Instant.parse("2027-02-01T09:00:00Z");
  private static final MemberId ANA = new MemberId(UUID.randomUUID());

  /** What is left of each payout, the newest first; the outcome is which of them and how much. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # owed | last attempt | payouts    | outcome
          999    |              | 5000       |
          1000   |              | 5000       | 0: 1000
          1000   |              | 400 5000   | 0: 400
          1000   |              | 0 5000     | 1: 1000
          1000   |              | 0 0        |
          5000   | asked 5000   | 5000       |
          9000   | asked 5000   | 5000       |
          5000   | refused 5000 | 5000       |
          4000   | refused 5000 | 5000       |
          5001   | refused 5000 | 9000       | 0: 5001
          2000   | done 5000    | 0 2500     | 1: 2000
          900    | done 5000    | 0 2500     |
          """)
  void aDebtIsTriedOnceAndAgainOnlyWhenItHasGrown(
      long owed, String last, String payouts, String outcome) {
    List<Source> sources =
        Arrays.stream(payouts.split(" "))
            .map(left -> new Source(payout(), euro(Long.parseLong(left))))
            .toList();
    Optional<Attempt> attempt =
        Clawback.due(
            euro(owed),
            euro(1000),
            Optional.ofNullable(last).map(ClawbackTests::attempted),
            sources);
    assertThat(
            attempt
                .map(found ->
                    sources.stream().map(Source::payout).toList().indexOf(found.payout())
                        + ": "
                        + found.amount().minor())
                .orElse(null))
        .isEqualTo(outcome);
  }

  private static Clawback attempted(String words) {
    String[] parts = words.split(" ");
    State state =
        switch (parts[0]) {
          case "asked" -> new State.Asked(AT);
          case "done" -> new State.Done(AT);
          default -> new State.Refused(AT, "empty");
        };
    Money owed = euro(Long.parseLong(parts[1]));
    return new Clawback(ReversalId.at(AT), PayoutId.at(AT), ANA, owed, owed, state);
  }

  private static Payout payout() {
    return new Payout(
        PayoutId.at(AT), 1, ANA, euro(9000), TransferId.at(AT), new PayoutState.Sent(AT));
  }

  private static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }
}
