package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.kernel.Money;
import coop.byhand.payments.OutstandingItem.Item;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests about outstanding items have in common. */
abstract class CorrectionStory {

  static final String CARLA = "person_of_the_test";

  @Autowired Corrections corrections;
  @Autowired Reconciliation reconciliation;
  @Autowired Alerts alerts;
  @Autowired Payments payments;
  @Autowired ApplicationEventPublisher events;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  Till till;
  Purse purse;

  @BeforeEach
  void aBuyer() {
    till = new Till(sandbox);
    purse = new Purse(payments, till, clock, transaction);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  /** A payment that succeeded three hours ago and that the provider lists nowhere. */
  Item neverListed(long cents) {
    PaymentId payment = UnlistedPayment.of(cents, sql, clock.instant());
    reconciliation.run();
    return item(payment);
  }

  /** A movement in our copy of the provider's list. */
  String listed(String type, String source, long amount, long fee) {
    String movement = "txn_" + UUID.randomUUID();
    sql.sql(
            """
            insert into payments.balance_transaction (provider_transaction, type, category, source,
              amount, fee, net, currency, created_at, available_on, seen_at)
            select ?, ?, 'by_hand', ?, ?, ?, ?, 'EUR', at, at, at
            from (select ?::timestamptz as at) times
            """)
        .params(movement, type, source, amount, fee, amount - fee, someHoursAgo().toString())
        .update();
    return movement;
  }

  OffsetDateTime someHoursAgo() {
    return clock.instant().minus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC);
  }

  static PaymentId payment(Item item) {
    return new PaymentId(UUID.fromString(item.subject()));
  }

  static Item item(PaymentId payment) {
    return new Item(ItemKind.PAYMENT, payment.value().toString());
  }

  static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }

  OutstandingItem outstanding(Item item) {
    return corrections.outstanding().stream()
        .filter(each -> each.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  List<Correction> standing(Item item) {
    return corrections.standing().stream().filter(each -> each.item().equals(item)).toList();
  }

  List<Alert> alertsOf(Item item) {
    return alerts.open().stream()
        .filter(alert -> alert.kind() == Alert.Kind.MOVEMENT_MISSING)
        .filter(alert -> alert.subject().equals(item.key()))
        .toList();
  }

  /** What L2 says of it. */
  List<String> disagreements(Item item) {
    return sql.sql("select detail from oversight.l02_provider_agrees where subject = ?")
        .param(item.kind().code() + " " + item.subject())
        .query(String.class)
        .list();
  }

  /** By how much the books hold more than L2 says they were told, in euros. */
  long booksLessTold() {
    return sql.sql(
            "select detail from oversight.l02_books_hold_what_was_told where subject = 'EUR'")
        .query(String.class)
        .optional()
        .map(detail -> {
          Matcher sums = Pattern.compile("hold (-?\\d+) .* of (-?\\d+) ").matcher(detail);
          assertThat(sums.find()).as(detail).isTrue();
          return Long.parseLong(sums.group(1)) - Long.parseLong(sums.group(2));
        })
        .orElse(0L);
  }

  List<String> booked(Item item) {
    return sql.sql(
            """
            select a.chart || ' ' || e.amount
              || case when j.reverses_journal is null then '' else ' reversing' end
            from ledger.journal j
            join ledger.entry e using (journal_id) join ledger.account a using (account_id)
            where j.cause = ? and j.kind = 'correction'
            order by j.journal_id, a.chart
            """)
        .param(item.key())
        .query(String.class)
        .list();
  }

  void force(Item item, int number, long amount) {
    sql.sql(
            """
            insert into payments.correction (kind, subject, number, amount, currency, reason, words,
              booked_by, booked_at)
            values (?, ?, ?, ?, 'EUR', 'own', 'By force.', 'nobody', now())
            """)
        .params(item.kind().code(), item.subject(), number, amount)
        .update();
  }

  void change(Item item, String how) {
    sql.sql("update payments.correction set " + how + " where subject = ?")
        .param(item.subject())
        .update();
  }

  static void refused(String because, Runnable change) {
    assertThatThrownBy(change::run).rootCause().hasMessageContaining(because);
  }
}
