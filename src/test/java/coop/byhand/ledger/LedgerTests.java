package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.Register;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class LedgerTests {

  private static final Currency EUR = Currency.getInstance("EUR");

  @Autowired Ledger ledger;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Register register;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void aSaleIsBookedOnceHoweverOftenItIsPosted() {
    MemberId ana = bookkeeper.maker("Ana");
    Sale sale = bookkeeper.sale(ana, 10_000);
    JournalId first = bookkeeper.post(sale);
    JournalId second = bookkeeper.post(sale);
    assertThat(second).isEqualTo(first);
    assertThat(ledger.pendingOf(ana, EUR)).isEqualTo(Money.of(8000, "EUR"));
    assertThat(entriesOf(first)).containsExactlyInAnyOrder(10_000L, -8000L, -1800L, -200L);
  }

  @Test
  void theSameOrderWithOtherAmountsIsRefused() {
    MemberId ana = bookkeeper.maker("Ana");
    Sale sale = bookkeeper.sale(ana, 10_000);
    bookkeeper.post(sale);
    Sale other =
        new Sale(
            sale.order(),
            sale.work(),
            sale.title(),
            sale.licence(),
            ana,
            Settlement.of(Money.of(9000, "EUR"), bookkeeper.genesis()),
            sale.at());
    assertThatThrownBy(() -> bookkeeper.post(other)).isInstanceOf(IllegalStateException.class);
    assertThat(ledger.pendingOf(ana, EUR)).isEqualTo(Money.of(8000, "EUR"));
  }

  @Test
  void aSaleStandsInTheRegisterWithoutItsAmounts() {
    Sale sale = bookkeeper.sale(bookkeeper.maker("Ana"), 12_345);
    JournalId journal = bookkeeper.post(sale);
    StatementRow row =
        wholeStatement(sale.creator()).rows().stream()
            .filter(r -> r.journal().equals(journal))
            .findFirst()
            .orElseThrow();
    String entry = register.find(row.entry()).orElseThrow().canonicalJson();
    assertThat(entry)
        .contains("\"ledger.sale\"", "\"digest\"", "\"policy\":1", "\"journal\":" + journal)
        .doesNotContain("12345", "9876", sale.creator().toString(), sale.order());
  }

  @Test
  void aStatementShowsEachShareWithItsRateAndWhoVotedForIt() {
    MemberId ana = bookkeeper.maker("Ana");
    bookkeeper.post(bookkeeper.sale(ana, 10_000));
    bookkeeper.post(bookkeeper.sale(ana, 1999));
    Statement statement = wholeStatement(ana);
    assertThat(statement.rows()).hasSize(2);
    StatementRow row = statement.rows().getFirst();
    assertThat(row.gross()).isEqualTo(Money.of(10_000, "EUR"));
    assertThat(row.commission()).isEqualTo(Money.of(2000, "EUR"));
    assertThat(row.commissionRate()).isEqualTo(new BasisPoints(2000));
    assertThat(row.solidarity()).isEqualTo(Money.of(200, "EUR"));
    assertThat(row.net()).isEqualTo(Money.of(8000, "EUR"));
    assertThat(row.policy()).isEqualTo(PolicyVersion.GENESIS);
    assertThat(row.cause()).isEqualTo(new PolicyCause.Genesis());
    assertThat(statement.rows().getLast().balance()).isEqualTo(statement.closing());
    assertThat(statement.closing()).isEqualTo(Money.of(8000 + 1599, "EUR"));
    assertThat(statement.closing()).isEqualTo(ledger.pendingOf(ana, EUR));
    assertThat(statement.totals().gross()).isEqualTo(Money.of(11_999, "EUR"));
  }

  @Test
  void aPeriodOpensWithWhatTheOneBeforeClosedWith() {
    MemberId ana = bookkeeper.maker("Ana");
    bookkeeper.post(bookkeeper.sale(ana, 5000));
    Instant between = clock.instant();
    bookkeeper.post(bookkeeper.sale(ana, 3000));
    Statement before = ledger.statement(ana, EUR, Instant.EPOCH, between);
    Statement after = ledger.statement(ana, EUR, between, later());
    assertThat(before.rows()).hasSize(1);
    assertThat(after.rows()).hasSize(1);
    assertThat(after.opening()).isEqualTo(before.closing()).isEqualTo(Money.of(4000, "EUR"));
    assertThat(after.closing()).isEqualTo(Money.of(6400, "EUR"));
  }

  @Test
  void whoSoldNothingHasAnEmptyStatement() {
    MemberId carla = bookkeeper.maker("Carla");
    assertThat(ledger.currenciesOf(carla)).isEmpty();
    assertThat(ledger.firstEarningOf(carla)).isEmpty();
    assertThat(wholeStatement(carla).closing()).isEqualTo(Money.of(0, "EUR"));
  }

  @Test
  void theProvidersFeeIsBookedOnce() {
    ProviderFee fee =
        new ProviderFee(
            "txn_" + UUID.randomUUID(),
            "order_x",
            Money.of(175, "EUR"),
            PolicyVersion.GENESIS,
            clock.instant());
    JournalId first = transaction.execute(ignored -> ledger.post(fee));
    assertThat(transaction.<JournalId>execute(ignored -> ledger.post(fee))).isEqualTo(first);
    assertThat(entriesOf(first)).containsExactlyInAnyOrder(175L, -175L);
  }

  @Test
  void nothingIsBookedOutsideATransaction() {
    Sale sale = bookkeeper.sale(bookkeeper.maker("Ana"), 100);
    assertThatThrownBy(() -> ledger.post(sale))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void manySalesAtOnceLeaveEveryBalanceRight() throws Exception {
    MemberId ana = bookkeeper.maker("Ana");
    MemberId ben = bookkeeper.maker("Ben");
    List<Callable<JournalId>> sales =
        IntStream.range(0, 24)
            .<Callable<JournalId>>mapToObj(
                i -> () -> bookkeeper.post(bookkeeper.sale(i % 3 == 0 ? ben : ana, 1000)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<JournalId> posted : threads.invokeAll(sales)) {
        posted.get();
      }
    }
    assertThat(ledger.pendingOf(ana, EUR)).isEqualTo(Money.of(16 * 800, "EUR"));
    assertThat(ledger.pendingOf(ben, EUR)).isEqualTo(Money.of(8 * 800, "EUR"));
    assertThat(wholeStatement(ana).closing()).isEqualTo(ledger.pendingOf(ana, EUR));
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void firstSalesAtOnceOpenOneAccount() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 25; round++) {
        MemberId maker = bookkeeper.maker("Ana");
        List<Callable<JournalId>> first =
            Stream.generate(() -> bookkeeper.sale(maker, 1000))
                .limit(8)
                .<Callable<JournalId>>map(sale -> () -> bookkeeper.post(sale))
                .toList();
        for (Future<JournalId> posted : threads.invokeAll(first)) {
          posted.get();
        }
        assertThat(ledger.pendingOf(maker, EUR)).isEqualTo(Money.of(8 * 800, "EUR"));
      }
    }
  }

  @Test
  void theBooksShowTotalsAndTheirProof() {
    bookkeeper.post(bookkeeper.sale(bookkeeper.maker("Ana"), 10_000));
    Books books = ledger.books();
    Books.OneCurrency euro =
        books.currencies().stream().filter(c -> c.currency().equals(EUR)).findFirst().orElseThrow();
    assertThat(euro.debits()).isEqualTo(euro.credits());
    assertThat(euro.astray()).isZero();
    assertThat(euro.memberAccounts()).isPositive();
    assertThat(books.journals()).isPositive();
    assertThat(euro.sections())
        .extracting(Books.Section::kind)
        .containsExactly(AccountKind.values());
    assertThat(euro.sections().get(1).lines())
        .extracting(Books.Line::account)
        .contains(Chart.CREATOR_PENDING, Chart.SOLIDARITY_FUND);
  }

  private Statement wholeStatement(MemberId member) {
    return ledger.statement(member, EUR, Instant.EPOCH, later());
  }

  private Instant later() {
    return clock.instant().plus(Duration.ofSeconds(1));
  }

  private List<Long> entriesOf(JournalId journal) {
    return sql.sql("select amount from ledger.entry where journal_id = ?")
        .param(journal.value())
        .query(Long.class)
        .list();
  }
}
