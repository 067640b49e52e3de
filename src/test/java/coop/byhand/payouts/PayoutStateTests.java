package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.payments.TransferId;
import coop.byhand.payouts.PayoutState.Failed;
import coop.byhand.payouts.PayoutState.OnItsWay;
import coop.byhand.payouts.PayoutState.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayoutStateTests {

  private static final Instant MONDAY = Instant.parse("2027-02-01T09:00:00Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

  @Test
  void aPayoutOnItsWayIsDecidedByTheProvider() {
    assertThat(new OnItsWay(MONDAY).sent(TUESDAY)).isEqualTo(new Sent(TUESDAY));
    assertThat(new OnItsWay(MONDAY).failed(TUESDAY, "short"))
        .isEqualTo(new Failed(TUESDAY, "short"));
  }

  @Test
  void theSameWordTwiceChangesNothing() {
    assertThat(new Sent(MONDAY).sent(TUESDAY)).isEqualTo(new Sent(MONDAY));
    assertThat(new Failed(MONDAY, "short").failed(TUESDAY, "long"))
        .isEqualTo(new Failed(MONDAY, "short"));
  }

  @Test
  void aWordAgainstAnEarlierOneIsRefused() {
    assertThatThrownBy(() -> new Sent(MONDAY).failed(TUESDAY, "short"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Failed(MONDAY, "short").sent(TUESDAY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyAPayoutThatWaitsLongForTheProviderIsStuck() {
    Instant end = MONDAY.plus(Payout.PATIENCE);
    assertThat(payout(new OnItsWay(MONDAY)).isStuck(end)).isFalse();
    assertThat(payout(new OnItsWay(MONDAY)).isStuck(end.plusSeconds(1))).isTrue();
    assertThat(payout(new Sent(MONDAY)).isStuck(end.plusSeconds(1))).isFalse();
    assertThat(payout(new Failed(MONDAY, "short")).isStuck(end.plusSeconds(1))).isFalse();
  }

  private static Payout payout(PayoutState state) {
    return new Payout(
        PayoutId.at(MONDAY),
        1,
        new MemberId(UUID.randomUUID()),
        Money.of(1000, "EUR"),
        TransferId.at(MONDAY),
        state);
  }
}
