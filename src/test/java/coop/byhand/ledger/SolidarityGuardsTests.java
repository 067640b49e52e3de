package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself refuses about grants of the solidarity fund, whoever asks. */
@ByhandTest
class SolidarityGuardsTests {

  @Autowired SolidarityFund fund;
  @Autowired FundDesk desk;
  @Autowired Journals journals;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private MemberId ana;
  private MemberId dora;
  private MemberId emil;
  private GrantId grant;

  @BeforeEach
  void aGrantIsProposed() {
    ana = bookkeeper.maker("Ana");
    dora = desk.board("Dora");
    emil = desk.board("Emil");
    grant = desk.proposed(ana, Money.of(300, "EUR"), dora);
  }

  @Test
  void twoPeopleAndAThird() {
    refused("check constraint", () -> agree(grant, post(grant, ana, 300, 300), dora));
    refused("check constraint", () -> agree(grant, post(grant, ana, 300, 300), ana));
    refused(
        "check constraint",
        () ->
            run(
                "insert into ledger.solidarity_grant select gen_random_uuid(), proposed_by,"
                    + " amount, currency, purpose, state, proposed_by, proposed_at, null, null,"
                    + " null, null"
                    + fromIt()));
  }

  @Test
  void nothingIsAgreedToThatIsNotBookedSo() {
    refused("not booked as", () -> agree(grant, post(grant, ana, 299, 299), emil));
    refused("not booked as", () -> agree(grant, post(grant, emil, 300, 300), emil));
    refused("not booked as", () -> agree(grant, post(other(), ana, 300, 300), emil));
    refused(
        "not booked as",
        () ->
            run(
                "update ledger.solidarity_grant set state = 'agreed', decided_by = '"
                    + emil.value()
                    + "', decided_at = now() + interval '1 hour'"
                    + where()));
  }

  @Test
  void nothingIsBookedThatIsNotAgreedTo() {
    refused("nobody agreed to", () -> post(grant, ana, 300, 300));
    refused("nobody agreed to", () -> post(other(), ana, 300, 300));
  }

  @Test
  void neverMoreThanTheFundHolds() {
    long has = desk.has("EUR");
    GrantId all = desk.proposed(ana, Money.of(has, "EUR"), dora);
    assertThat(fund.agree(all, emil)).isInstanceOf(GrantAgreementOutcome.Agreed.class);
    refused("more than the fund holds", () -> agree(grant, post(grant, ana, 300, 300), emil));
  }

  @Test
  void twoAtOnceByForceDoNotExceedItEither() throws Exception {
    long has = desk.has("EUR");
    long most = has / 2 + 1;
    GrantId one = desk.proposed(ana, Money.of(most, "EUR"), dora);
    GrantId other = desk.proposed(bookkeeper.maker("Ben"), Money.of(most, "EUR"), dora);
    MemberId ben = recipient(other);
    CountDownLatch booked = new CountDownLatch(2);
    int lost = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> first = threads.submit(() -> force(one, ana, most, booked));
      Future<?> second = threads.submit(() -> force(other, ben, most, booked));
      for (Future<?> done : List.of(first, second)) {
        try {
          done.get();
        } catch (ExecutionException refused) {
          assertThat(refused).rootCause().hasMessageContaining("more than the fund holds");
          lost++;
        }
      }
    }
    assertThat(lost).isEqualTo(1);
    assertThat(desk.has("EUR")).isEqualTo(has - most);
  }

  @Test
  void whatIsProposedOrDecidedStays() {
    refused("cannot become another", () -> change("amount = amount - 1"));
    refused("cannot become another", () -> change("purpose = 'Another.'"));
    refused("cannot become another", () -> change("member_id = '" + emil.value() + "'"));
    refused("cannot become another", () -> change("proposed_by = '" + emil.value() + "'"));
    refused(
        "begins as a proposal",
        () ->
            run(
                "insert into ledger.solidarity_grant select gen_random_uuid(), member_id, amount,"
                    + " currency, purpose, 'declined', proposed_by, proposed_at, proposed_by,"
                    + " proposed_at, 'x', null"
                    + fromIt()));
    assertThat(fund.agree(grant, emil)).isInstanceOf(GrantAgreementOutcome.Agreed.class);
    refused("cannot become another", () -> change("decided_by = '" + dora.value() + "'"));
    refused(
        "cannot become another",
        () -> change("state = 'declined', reason = 'x', journal_id = null"));
    refused("append-only", () -> run("delete from ledger.solidarity_grant" + where()));
    refused("append-only", () -> run("truncate ledger.solidarity_grant"));
  }

  /** Books as a grant what may be something else. */
  private JournalId post(GrantId booked, MemberId to, long debit, long credit) {
    Sides sides =
        new Sides()
            .debit(Chart.SOLIDARITY_FUND, Money.of(debit, "EUR"))
            .credit(new Account.OfMember(Chart.CREATOR_AVAILABLE, to), Money.of(credit, "EUR"));
    return journals.write(
        new Draft(
            Draft.Kind.GRANT,
            GrantPosting.key(booked),
            PolicyVersion.GENESIS,
            booked.toString(),
            clock.instant(),
            sides),
        clock.instant());
  }

  private void force(GrantId which, MemberId to, long amount, CountDownLatch booked) {
    transaction.executeWithoutResult(ignored -> {
      JournalId journal = post(which, to, amount, amount);
      booked.countDown();
      try {
        booked.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      agree(which, journal, emil);
    });
  }

  private void agree(GrantId which, JournalId journal, MemberId by) {
    sql.sql(
            "update ledger.solidarity_grant set state = 'agreed', decided_by = ?,"
                + " decided_at = proposed_at, journal_id = ? where grant_id = ?")
        .params(by.value(), journal.value(), which.value())
        .update();
  }

  private MemberId recipient(GrantId of) {
    return fund.proposed(emil).stream()
        .filter(one -> one.id().equals(of))
        .map(SolidarityGrant::recipient)
        .findFirst()
        .orElseThrow();
  }

  private GrantId other() {
    return GrantId.at(clock.instant());
  }

  private void change(String what) {
    run("update ledger.solidarity_grant set " + what + where());
  }

  private String fromIt() {
    return " from ledger.solidarity_grant" + where();
  }

  private String where() {
    return " where grant_id = '" + grant.value() + "'";
  }

  private void run(String statement) {
    sql.sql(statement).update();
  }

  private void refused(String why, Runnable deed) {
    assertThatThrownBy(
            Deadlocks.saidAgain(() -> transaction.executeWithoutResult(ignored -> deed.run())))
        .rootCause()
        .hasMessageContaining(why);
  }
}
