package coop.byhand.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.identity.People;
import coop.byhand.kernel.Money;
import coop.byhand.members.Member;
import coop.byhand.payouts.PayoutFailed;
import coop.byhand.payouts.PayoutId;
import coop.byhand.payouts.PayoutSent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What members are told about their payouts. */
@ByhandTest
class PayoutLettersTests {

  private static final Money AMOUNT = Money.of(123_450, "EUR");
  private static final Instant AT = Instant.parse("2027-03-02T10:00:00Z");

  @Autowired Atelier atelier;
  @Autowired People people;
  @Autowired Mails mails;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  private Member ana;
  private final PayoutId payout = PayoutId.at(AT);

  @BeforeEach
  void anaSells() {
    ana = atelier.member("Ana Lima");
  }

  @Test
  void whoWasPaidIsToldOnceThatTheMoneyIsAtTheProviderAndNotThatItIsAtTheBank() {
    publish(new PayoutSent(payout, ana.id(), AMOUNT, AT));
    publish(new PayoutSent(payout, ana.id(), AMOUNT, AT));
    assertThat(lettersTo(ana))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject())
              .isEqualTo("€1,234.50 are in your account at the payment provider");
          assertThat(letter.body().orElseThrow())
              .startsWith("Hello Ana Lima,")
              .contains("€1,234.50 on 2 March 2027", payout.toString())
              .contains("passes it on to your bank", "/app/payouts");
        });
  }

  @Test
  void whoCouldNotBePaidIsToldThatTheMoneyIsStillTheirs() {
    publish(new PayoutFailed(payout, ana.id(), AMOUNT, AT));
    assertThat(lettersTo(ana))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject()).isEqualTo("We could not pay you €1,234.50");
          assertThat(letter.body().orElseThrow())
              .contains("The money is yours as before", "/app/payouts");
        });
  }

  @Test
  void aGermanMemberReadsGerman() {
    sql.sql("update identity.person set language = 'de' where person_id = ?")
        .param(ana.person().value())
        .update();
    publish(new PayoutSent(payout, ana.id(), AMOUNT, AT));
    assertThat(lettersTo(ana).getFirst().body().orElseThrow().replace('\u00a0', ' '))
        .contains("am 2. März 2027 haben wir Ihnen 1.234,50 € ausgezahlt");
  }

  private void publish(Object event) {
    transaction.executeWithoutResult(ignored -> events.publishEvent(event));
  }

  private List<Mail> lettersTo(Member member) {
    String address = people.get(member.person()).email().value();
    return mails.newest(10_000).stream()
        .filter(mail -> mail.to().value().equals(address))
        .filter(mail -> mail.body().orElse("").contains(payout.toString()))
        .toList();
  }
}
