package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.Register;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals over the journals, and what they would show. */
@ByhandTest
class BookSealsTests {

  @Autowired BookSeals seals;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Register register;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void whatIsNewIsSealedAndStandsInTheRegister() {
    PaidOrder order = bookkeeper.sell(bookkeeper.line(bookkeeper.maker("Ana"), 12_345));
    long journal = numberOf("sale:" + order.order());
    LedgerJobs.round(seals);
    BookSeal last = seals.last().orElseThrow();
    assertThat(last.to()).isGreaterThanOrEqualTo(journal);
    assertThat(register.find(last.entry()).orElseThrow().canonicalJson())
        .contains("\"ledger.seal\"", last.root().hex(), last.digest().hex())
        .doesNotContain("12345", order.order());
    assertThat(seals.verify()).isInstanceOf(SealCheck.Sound.class);
    assertThat(sql.sql("select * from oversight.l11_append_only").query().listOfRows()).isEmpty();
  }

  @Test
  void theDatabaseComputesTheSameRootsAsTheProgram() {
    for (int i = 0; i < 5; i++) {
      bookkeeper.sell(bookkeeper.line(bookkeeper.maker("Ana"), 1000 + i));
    }
    LedgerJobs.round(seals);
    BookSeal last = seals.last().orElseThrow();
    byte[] root =
        sql.sql(
                "select ledger.seal_root(from_journal, to_journal, nonce) from ledger.seal"
                    + " where seal_number = ?")
            .param(last.number())
            .query(byte[].class)
            .single();
    assertThat(Digest.of(root)).isEqualTo(last.root());
  }

  @Test
  void aChangedEntryBreaksItsSeal() {
    PaidOrder order = bookkeeper.sell(bookkeeper.line(bookkeeper.maker("Ana"), 5000));
    LedgerJobs.round(seals);
    long journal = numberOf("sale:" + order.order());
    transaction.executeWithoutResult(status -> {
      // Only the owner of the database can do this, and it shows.
      sql.sql("alter table ledger.journal disable trigger all").update();
      sql.sql("update ledger.journal set cause = 'order_other' where journal_id = ?")
          .param(journal)
          .update();
      assertThat(
              sql.sql("select subject from oversight.l11_append_only").query(String.class).list())
          .anyMatch(subject -> subject.startsWith("trigger journal_append_only"))
          .anyMatch(subject -> subject.startsWith("seal "));
      status.setRollbackOnly();
    });
    assertThat(seals.verify()).isInstanceOf(SealCheck.Sound.class);
  }

  @Test
  void aSealThatDoesNotContinueTheLastOneIsRefused() {
    bookkeeper.sell(bookkeeper.line(bookkeeper.maker("Ana"), 5000));
    LedgerJobs.round(seals);
    assertThatThrownBy(() ->
            sql.sql(
                    """
                    insert into ledger.seal
                    select seal_number + 2, to_journal + 1, to_journal + 1, 1, nonce,
                           root_digest, seal_digest, sha256('x'), entry_id, sealed_at
                    from ledger.seal order by seal_number desc limit 1
                    """)
                .update())
        .rootCause()
        .hasMessageContaining("does not continue");
    assertThatThrownBy(() -> sql.sql("update ledger.seal set journals = 1").update())
        .rootCause()
        .hasMessageContaining("append-only");
  }

  @Test
  void aJournalThatIsStillBeingWrittenIsNotPassedOver() throws Exception {
    // So that the accounts are open and the second fee does not wait for the first.
    bookkeeper.journal(b -> b.post(fee()));
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Long> slow =
          threads.submit(() ->
              transaction.execute(status -> {
                JournalId lower = bookkeeper.journal(b -> b.post(fee()));
                written.countDown();
                await(looked);
                return lower.value();
              }));
      try {
        await(written);
        bookkeeper.journal(b -> b.post(fee()));
        assertThat(seals.settled()).as("a lower number may still come").isEmpty();
      } finally {
        looked.countDown();
      }
      long lower = slow.get();
      LedgerJobs.round(seals);
      assertThat(seals.last().orElseThrow().to()).isGreaterThan(lower);
    }
    assertThat(seals.verify()).isInstanceOf(SealCheck.Sound.class);
  }

  @Test
  void aDigestPublishedWithASaleIsStillThatOfItsRows() {
    MemberId ana = bookkeeper.maker("Ana");
    PaidOrder order = bookkeeper.sell(bookkeeper.line(ana, 7777), bookkeeper.line(ana, 300));
    byte[] nonce =
        sql.sql("select nonce from ledger.paid_order where order_ref = ?")
            .param(order.order())
            .query(byte[].class)
            .single();
    byte[] digest =
        sql.sql("select journal_digest from ledger.paid_order where order_ref = ?")
            .param(order.order())
            .query(byte[].class)
            .single();
    String text =
        "byhand journal 1\n"
            + java.util.HexFormat.of().formatHex(nonce)
            + "\nsale:"
            + order.order()
            + "\n"
            + order.order()
            + "\npolicy 1\n"
            + order.at().truncatedTo(java.time.temporal.ChronoUnit.MICROS)
            + "\n"
            + String.join(
                "",
                sql.sql(
                        "select a.code || ' ' || e.amount || e'\\n' from ledger.entry e"
                            + " join ledger.journal j using (journal_id)"
                            + " join ledger.account a using (account_id)"
                            + " where j.idem_key = ? order by e.seq")
                    .param("sale:" + order.order())
                    .query(String.class)
                    .list());
    assertThat(Digest.ofText(text)).isEqualTo(Digest.of(digest));
  }

  private ProviderFee fee() {
    return new ProviderFee(
        "txn_" + UUID.randomUUID(),
        "order_x",
        Money.of(7, "EUR"),
        PolicyVersion.GENESIS,
        clock.instant());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private long numberOf(String key) {
    List<Long> numbers =
        sql.sql("select journal_id from ledger.journal where idem_key = ?")
            .param(key)
            .query(Long.class)
            .list();
    return numbers.getFirst();
  }
}
