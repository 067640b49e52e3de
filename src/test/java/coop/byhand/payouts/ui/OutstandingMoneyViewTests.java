package coop.byhand.payouts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import coop.byhand.catalogue.Atelier;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.Correction;
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.OutstandingItem;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.UnlistedPayment;
import coop.byhand.payouts.Explained;
import coop.byhand.payouts.StrangeMoney;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that the books count on and the provider does not list, until the board corrects it. */
class OutstandingMoneyViewTests extends StrangeMoneyVisit {

  private static final String BANK = "It went through our bank";

  @Autowired StrangeMoney money;
  @Autowired Reconciliation reconciliation;
  @Autowired Membership membership;
  @Autowired Atelier atelier;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;

  private Member board;

  @BeforeEach
  void carlaIsOnTheBoard() {
    board = atelier.member("Carla Reyes");
    membership.appoint(board.id(), Office.BOARD);
    signIn(board.person());
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  void theBoardCorrectsItAndCanTakeThatBack() {
    String payment = neverListed(1_234);
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(words())
        .contains(
            "Known here, not listed there",
            "A payment, less its fee: €12.34",
            "The provider lists nothing for it",
            "would change by -€12.34",
            payment);

    press(payment, BANK);
    assertThat(words()).contains("Say what it was.");
    assertThat(booked(payment)).as("nothing without words").isZero();

    say(payment, "Came to our bank, statement 7.");
    press(payment, BANK);
    assertThat(words())
        .contains(
            "Booked.",
            "Corrections that stand",
            "A payment, less its fee: changed by -€12.34",
            "Carla Reyes",
            "Came to our bank, statement 7.");
    assertThat(outstanding(payment)).isEmpty();
    assertThat(booked(payment)).isEqualTo(1);

    press(payment, "Take it back");
    assertThat(words()).contains("Taken back.", "The provider lists nothing for it");
    assertThat(booked(payment)).isEqualTo(2);
    assertThat(outstanding(payment)).isPresent();
  }

  @Test
  void whoeverComesSecondTakesNothingBack() {
    String payment = neverListed(600);
    OutstandingItem item = outstanding(payment).orElseThrow();
    money.correct(board.id(), item, "Not there.", MovementReason.OWN);
    navigate("strange-money", StrangeMoneyView.class);
    Correction standing = money.standing().getFirst();
    assertThat(money.takeBack(board.id(), standing)).isEqualTo(Explained.BOOKED);
    press(payment, "Take it back");
    assertThat(words()).contains("It was taken back before. Nothing was booked now.");
    assertThat(booked(payment)).isEqualTo(2);
  }

  @Test
  void itStandsThereInGerman() {
    String payment = neverListed(800);
    UI.getCurrent().setLocale(Locale.GERMAN);
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(find(H2.class).all())
        .extracting(H2::getText)
        .contains("Hier bekannt, dort nicht geführt");
    assertThat(words()).contains("Eine Zahlung, abzüglich ihrer Gebühr: 8,00", payment);
  }

  @Test
  void onlyTheBoardSeesItAndBooksIt() {
    String payment = neverListed(900);
    OutstandingItem item = outstanding(payment).orElseThrow();
    Member ana = atelier.member("Ana Lima");
    signIn(ana.person());
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(words()).doesNotContain(payment);
    assertThat(money.correct(ana.id(), item, "Mine.", MovementReason.OWN))
        .isEqualTo(Explained.NOT_THE_BOARD);
    assertThat(booked(payment)).isZero();
    money.correct(board.id(), item, "Not there.", MovementReason.OWN);
    assertThat(money.takeBack(ana.id(), money.standing().getFirst()))
        .isEqualTo(Explained.NOT_THE_BOARD);
    assertThat(booked(payment)).isEqualTo(1);
  }

  /** A payment that we were told of three hours ago and that the provider lists nowhere. */
  private String neverListed(long cents) {
    PaymentId payment = UnlistedPayment.of(cents, sql, clock.instant());
    reconciliation.run();
    return "payment:" + payment.value();
  }

  private Optional<OutstandingItem> outstanding(String payment) {
    return money.outstanding().stream()
        .filter(item -> item.item().key().equals(payment))
        .findFirst();
  }

  /** How many journals the books have of it. */
  private long booked(String payment) {
    return sql.sql("select count(*) from ledger.journal where cause = ?")
        .param(payment)
        .query(Long.class)
        .single();
  }
}
