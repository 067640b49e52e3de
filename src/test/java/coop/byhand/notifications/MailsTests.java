package coop.byhand.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.identity.EmailAddress;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class MailsTests {

  @Autowired Mails mails;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;

  private final EmailAddress ana = new EmailAddress(Doorkeeper.freshAddress());

  private Letter letter(String cause, boolean confidential) {
    return new Letter(
        cause + "/" + ana, Optional.empty(), ana, Locale.ENGLISH, "News", "Words", confidential);
  }

  private List<Mail> toAna() {
    return mails.newest(500).stream().filter(mail -> mail.to().equals(ana)).toList();
  }

  @Test
  void theSameCauseIsToldOnce() {
    transaction.executeWithoutResult(then -> mails.write(letter("once", false)));
    transaction.executeWithoutResult(then -> mails.write(letter("once", false)));
    assertThat(toAna()).hasSize(1);
  }

  @Test
  void aMailVanishesWithTheTransactionOfItsCause() {
    transaction.executeWithoutResult(then -> {
      mails.write(letter("undone", false));
      then.setRollbackOnly();
    });
    assertThat(toAna()).isEmpty();
    assertThatThrownBy(() -> mails.write(letter("alone", false)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void aSecretIsErasedOnceItIsSentAndOtherWordsStay() {
    transaction.executeWithoutResult(then -> {
      mails.write(letter("secret", true));
      mails.write(letter("open", false));
    });
    toAna().forEach(mail -> mails.markSent(mail.id()));
    assertThat(toAna()).hasSize(2).allSatisfy(mail -> assertThat(mail.sentAt()).isPresent());
    assertThat(toAna())
        .extracting(Mail::body)
        .containsExactlyInAnyOrder(Optional.empty(), Optional.of("Words"));
  }

  @Test
  void aSecretThatWasNeverSentIsErasedAfterADay() {
    transaction.executeWithoutResult(then -> mails.write(letter("stuck", true)));
    mails.eraseOldSecrets();
    assertThat(toAna().getFirst().body()).isPresent();
    clock.forward(Duration.ofHours(25));
    mails.eraseOldSecrets();
    assertThat(toAna().getFirst().body()).isEmpty();
    assertThat(toAna().getFirst().sentAt()).isEmpty();
  }

  @Test
  void aSubjectStaysOneLine() {
    Letter letter =
        new Letter(
            "x", Optional.empty(), ana, Locale.ENGLISH, "A\r\nBcc: all@example.org", "b", false);
    assertThat(letter.subject()).isEqualTo("A Bcc: all@example.org");
    assertThat(
            new Letter("x", Optional.empty(), ana, Locale.ENGLISH, "s".repeat(300), "b", false)
                .subject())
        .hasSize(200)
        .endsWith("…");
  }
}
