package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.ledger.Ledger;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.Till;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the provider takes for a month is booked as its fee by itself, and nobody is called. */
@ByhandTest
class ProviderFeesTests {

  @Autowired Reconciliation reconciliation;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired Ledger ledger;
  @Autowired JdbcClient sql;

  private Till till;

  @BeforeEach
  void theProvider() {
    till = new Till(sandbox);
  }

  @Test
  void aFeeOfAMonthIsACostAndNoAlert() {
    long before = booksLessTold();
    String movement = charged(2_345);
    reconciliation.run();
    clock.forward(Duration.ofHours(3));
    reconciliation.run();

    assertThat(on("stripe.fees", "fee:" + movement)).isEqualTo(2_345);
    assertThat(on("stripe.balance", "fee:" + movement)).isEqualTo(-2_345);
    assertThat(count("select count(*) from payments.alert where subject = ?", movement)).isZero();
    assertThat(count("select count(*) from ledger.journal where idem_key = ?", "fee:" + movement))
        .as("booked once")
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from oversight.l02_provider_agrees where subject like ?",
                "%" + movement + "%"))
        .isZero();
    assertThat(booksLessTold()).as("L2, beside what other tests made up").isEqualTo(before);
    assertThat(ledger.books().balance()).isTrue();
  }

  /** What L2 says that the books hold more than the provider told of, in cents. */
  private long booksLessTold() {
    return sql.sql(
            """
            select coalesce(sum(
              substring(detail from 'hold (-?[0-9]+)')::bigint
              - substring(detail from 'told us of (-?[0-9]+)')::bigint), 0)
            from oversight.l02_books_hold_what_was_told where subject = 'EUR'
            """)
        .query(Long.class)
        .single();
  }

  private String charged(long cents) {
    return JsonMapper.shared()
        .readTree(till.work("/sandbox/fees", "amount=" + cents + "&currency=eur"))
        .path("id")
        .stringValue();
  }

  private long on(String chart, String key) {
    return sql.sql(
            "select coalesce(sum(e.amount), 0) from ledger.journal j"
                + " join ledger.entry e using (journal_id)"
                + " join ledger.account a using (account_id)"
                + " where a.chart = ? and j.idem_key = ?")
        .params(chart, key)
        .query(Long.class)
        .single();
  }

  private long count(String query, Object... parameters) {
    return sql.sql(query).params(parameters).query(Long.class).single();
  }
}
