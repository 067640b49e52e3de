package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person closes what only a person can close, and says what was done. */
@ByhandTest
class AlertsTests {

  @Autowired Alerts alerts;
  @Autowired AlertRows rows;
  @Autowired PaymentsOverview overview;
  @Autowired Clock clock;

  private final String subject = "pay_" + UUID.randomUUID();

  @Test
  void whoClosesItSaysWhatWasDone() {
    Alert alert = raised(clock.instant());
    assertThat(alerts.dealtWith(alert, "mem_1", " ")).isEqualTo(Closing.WORDS_MISSING);
    assertThat(open()).containsExactly(alert);
    assertThat(alerts.dealtWith(alert, "mem_1", " Paid by hand. ")).isEqualTo(Closing.CLOSED);
    assertThat(open()).isEmpty();
    assertThat(dealt())
        .singleElement()
        .satisfies(dealt -> {
          assertThat(dealt.alert()).isEqualTo(alert);
          assertThat(dealt.by()).isEqualTo("mem_1");
          assertThat(dealt.words()).contains("Paid by hand.");
        });
  }

  @Test
  void whoComesSecondClosesNothing() {
    Alert alert = raised(clock.instant());
    alerts.dealtWith(alert, "mem_1", "Paid by hand.");
    assertThat(alerts.dealtWith(alert, "mem_2", "No, I did.")).isEqualTo(Closing.NOT_OPEN);
    assertThat(dealt()).extracting(DealtAlert::by).containsExactly("mem_1");
  }

  /** What was raised since the page was read has another reason, which nobody has looked at. */
  @Test
  void wordsAboutAnOldAlertDoNotCloseANewOne() {
    Alert old = raised(clock.instant().minusSeconds(60));
    rows.resolve(old.kind(), subject, clock.instant().minusSeconds(30));
    Alert now = raised(clock.instant());
    assertThat(alerts.dealtWith(old, "mem_1", "Paid by hand.")).isEqualTo(Closing.NOT_OPEN);
    assertThat(open()).containsExactly(now);
  }

  @Test
  void whatClosesByItselfIsNobodysDeed() {
    Alert alert = raised(clock.instant());
    rows.resolve(alert.kind(), subject, clock.instant());
    assertThat(open()).isEmpty();
    assertThat(dealt()).isEmpty();
  }

  private Alert raised(Instant at) {
    Alert alert =
        new Alert(
            Alert.Kind.PAYMENT_MISMATCH,
            subject,
            "Another amount.",
            at.truncatedTo(ChronoUnit.MICROS));
    rows.raise(alert);
    return alert;
  }

  private List<Alert> open() {
    return alerts.open().stream().filter(alert -> alert.subject().equals(subject)).toList();
  }

  private List<DealtAlert> dealt() {
    return overview.report().dealtWith().stream()
        .filter(dealt -> dealt.alert().subject().equals(subject))
        .toList();
  }
}
