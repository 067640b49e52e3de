package coop.byhand.payouts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.catalogue.Atelier;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.Alerts;
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payouts.Explained;
import coop.byhand.payouts.StrangeMoney;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that moved at the provider by somebody's hand, until the board says what it was. */
class StrangeMoneyViewTests extends StrangeMoneyVisit {

  @Autowired StrangeMoney money;
  @Autowired Reconciliation reconciliation;
  @Autowired Alerts alerts;
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
  void ownMoneySentToTheBankByHandIsBookedThere() {
    String movement = moved(-1_234, "adjustment");
    assertThat(booked(movement)).containsExactly("stripe.balance -1234", "unallocated 1234");
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(words()).contains("€12.34 went out", movement);

    press(movement, "Ours, from or to our bank");
    assertThat(words()).contains("Say what it was.");
    assertThat(booked(movement)).as("nothing without words").hasSize(2);

    say(movement, "Sent to the bank on the phone, statement 7.");
    press(movement, "Ours, from or to our bank");
    assertThat(words()).contains("Booked.").doesNotContain(movement);
    assertThat(booked(movement))
        .containsExactly(
            "stripe.balance -1234", "unallocated 1234", "unallocated -1234", "bank 1234");
    assertThat(alerts.open()).noneMatch(alert -> alert.subject().equals(movement));
    assertThat(
            sql.sql("select subject from payments.balance_link where provider_transaction = ?")
                .param(movement)
                .query(String.class)
                .single())
        .isEqualTo(board.id() + ": Sent to the bank on the phone, statement 7.");
    reconciliation.run();
    assertThat(booked(movement)).as("booked once").hasSize(4);
  }

  @Test
  void anIncomeIsBookedAsTheCoopsOwn() {
    String movement = moved(500, "contribution");
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(words()).contains("€5.00 came in", "a contribution to climate protection");
    say(movement, "A friend of the house.");
    press(movement, "A cost or income of the co‑op");
    assertThat(booked(movement))
        .containsExactly(
            "stripe.balance 500", "unallocated -500", "unallocated 500", "other.result -500");
  }

  @Test
  void theProvidersWordIsTranslatedAndStandsBesideItsMeaning() {
    String movement = moved(-300, "kind_of_tomorrow");
    UI.getCurrent().setLocale(Locale.GERMAN);
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(words()).contains("eine Bewegung, deren Art wir nicht kennen");
    assertThat(find(Paragraph.class).all())
        .filteredOn(line -> line.getText().equals("kind_of_tomorrow · " + movement))
        .singleElement()
        .satisfies(line -> assertThat(line.getElement().getAttribute("lang")).isEqualTo("en"));
  }

  @Test
  void whoeverComesSecondBooksNothing() {
    String movement = moved(700, "contribution");
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(money.explain(board.id(), movement, "Mine.", MovementReason.OWN))
        .isEqualTo(Explained.BOOKED);
    say(movement, "No, the bank's.");
    press(movement, "Ours, from or to our bank");
    assertThat(words()).contains("It was explained in the meantime, or is another amount by now.");
    assertThat(booked(movement)).hasSize(4).noneMatch(line -> line.startsWith("bank"));
  }

  @Test
  void onlyTheBoardSeesItAndBooksIt() {
    String movement = moved(900, "contribution");
    Member ana = atelier.member("Ana Lima");
    signIn(ana.person());
    UI.getCurrent().setLocale(Locale.GERMAN);
    navigate("strange-money", StrangeMoneyView.class);
    assertThat(words()).contains("entscheidet nur der Vorstand").doesNotContain(movement);
    assertThat(money.explain(ana.id(), movement, "Mine.", MovementReason.OWN))
        .isEqualTo(Explained.NOT_THE_BOARD);
    assertThat(booked(movement)).hasSize(2);
  }

  /** Something that the provider lists and that nothing of ours explains, some hours ago. */
  private String moved(long cents, String type) {
    String movement = "txn_" + UUID.randomUUID().toString().replace("-", "");
    Instant at = clock.instant().minus(Duration.ofHours(3));
    sql.sql(
            """
            insert into payments.balance_transaction (provider_transaction, type, category, amount,
              fee, net, currency, created_at, available_on, seen_at)
            select ?, ?, 'by_hand', ?, 0, ?, 'EUR', at, at, at from (select ?::timestamptz at) t
            """)
        .params(movement, type, cents, cents, at.toString())
        .update();
    reconciliation.run();
    return movement;
  }

  /** What the books say of it, in the order in which it was written. */
  private List<String> booked(String movement) {
    return sql.sql(
            """
            select a.chart || ' ' || e.amount from ledger.journal j
            join ledger.entry e using (journal_id) join ledger.account a using (account_id)
            where j.cause = ?
            order by j.journal_id,
              (a.chart = 'unallocated') = (j.kind = 'unallocated'), a.chart
            """)
        .param(movement)
        .query(String.class)
        .list();
  }
}
