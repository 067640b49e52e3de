package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.SolidarityGrant.State;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.policy.AdoptOutcome;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyPatch;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two of the board grant what the fund holds to a third, once. */
@ByhandTest
class SolidarityFundTests {

  private static final List<String> VIEWS =
      List.of(
          "l01_books_balance",
          "l03_orders_divided",
          "l06_grants_as_agreed",
          "l07_members_not_below_zero",
          "l11_append_only");

  @Autowired SolidarityFund fund;
  @Autowired FundDesk desk;
  @Autowired Ledger ledger;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Membership membership;
  @Autowired PolicyBook policies;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private MemberId ana;
  private MemberId dora;
  private MemberId emil;

  @BeforeEach
  void twoOfTheBoardAndAMember() {
    ana = bookkeeper.maker("Ana");
    dora = desk.board("Dora");
    emil = desk.board("Emil");
  }

  @AfterEach
  void theBooksHold() {
    for (String view : VIEWS) {
      assertThat(sql.sql("select * from oversight." + view).query().listOfRows())
          .as(view)
          .isEmpty();
    }
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void whatTwoAgreeToIsAvailableAndStandsOnTheStatement() {
    GrantId grant = desk.proposed(ana, eur(2_500), dora);
    long before = desk.has("EUR");
    assertThat(bookkeeper.booked("grant:" + grant)).isEmpty();
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
    FundBalance earlier = balance("EUR");

    SolidarityGrant agreed = agreed(fund.agree(grant, emil));

    assertThat(agreed.state())
        .isInstanceOfSatisfying(
            State.Agreed.class, state -> assertThat(state.by()).isEqualTo(emil));
    assertThat(bookkeeper.booked("grant:" + grant))
        .containsOnly(
            entry("EUR:solidarity.fund", 2_500L), entry("EUR:creator.available:" + ana, -2_500L));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 2_500L, 0L, 0L, 0L);
    assertThat(desk.has("EUR")).isEqualTo(before - 2_500);
    assertThat(balance("EUR"))
        .isEqualTo(
            new FundBalance(
                eur(before - 2_500), earlier.granted().plus(eur(2_500)), earlier.grants() + 1));
    assertThat(fund.given().getFirst())
        .isEqualTo(
            new GivenGrant(
                ((State.Agreed) agreed.state()).at(), eur(2_500), "A broken etching press."));
    Statement statement = bookkeeper.statement(ana, "EUR");
    assertThat(statement.entries())
        .singleElement()
        .isInstanceOfSatisfying(
            StatementGrant.class,
            line -> {
              assertThat(line.grant()).isEqualTo(grant);
              assertThat(line.purpose()).isEqualTo("A broken etching press.");
              assertThat(line.net()).isEqualTo(eur(2_500));
              assertThat(line.balance()).isEqualTo(eur(2_500));
            });
    assertThat(statement.totals().fromFund()).isEqualTo(eur(2_500));
    assertThat(statement.totals().patronage()).isEqualTo(eur(0));
    assertThat(statement.opening()).isEqualTo(eur(0));
    assertThat(statement.closing()).isEqualTo(eur(2_500));
    assertThat(StatementCsv.of(statement))
        .contains(",GRANT,,A broken etching press.,,EUR,", ",25.00,25.00,");
    assertThat(ledger.currenciesOf(ana)).containsExactly(Currency.getInstance("EUR"));
  }

  @Test
  void whoProposesDoesNotAgreeAsWell() {
    GrantId grant = desk.proposed(ana, eur(100), dora);
    assertThat(fund.agree(grant, dora)).isInstanceOf(GrantAgreementOutcome.SamePerson.class);
    assertThat(bookkeeper.booked("grant:" + grant)).isEmpty();
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
  }

  @Test
  void whoGetsItNeitherProposesNorAgrees() {
    membership.appoint(ana, Office.BOARD);
    desk.fill(eur(100));
    assertThat(fund.propose(ana, eur(100), "For me.", ana))
        .isInstanceOf(GrantProposalOutcome.ForOneself.class);
    GrantId grant = desk.proposed(ana, eur(100), dora);
    assertThat(fund.agree(grant, ana)).isInstanceOf(GrantAgreementOutcome.ForOneself.class);
    assertThat(bookkeeper.booked("grant:" + grant)).isEmpty();
    agreed(fund.agree(grant, emil));
  }

  @Test
  void onlyTheBoardTakesPartAndSeesWhatWaits() {
    MemberId ben = bookkeeper.maker("Ben");
    GrantId grant = desk.proposed(ana, eur(100), dora);
    assertThat(fund.propose(ana, eur(100), "Rent.", ben))
        .isInstanceOf(GrantProposalOutcome.NotTheBoard.class);
    assertThat(fund.agree(grant, ben)).isInstanceOf(GrantAgreementOutcome.NotTheBoard.class);
    assertThat(fund.decline(grant, "No.", ben)).isInstanceOf(GrantRefusalOutcome.NotTheBoard.class);
    assertThat(fund.proposed(ben)).isEmpty();
    assertThat(fund.proposed(emil)).extracting(SolidarityGrant::id).contains(grant);
    assertThat(fund.given()).noneMatch(given -> given.purpose().equals("Rent."));
    assertThat(bookkeeper.booked("grant:" + grant)).isEmpty();
  }

  @Test
  void aProposalSaysHowMuchForWhomAndWhatFor() {
    desk.fill(eur(100));
    assertThat(fund.propose(ana, eur(100), " \n", dora))
        .isInstanceOf(GrantProposalOutcome.PurposeLength.class);
    assertThat(fund.propose(ana, eur(100), "x".repeat(501), dora))
        .isInstanceOf(GrantProposalOutcome.PurposeLength.class);
    assertThat(fund.propose(ana, eur(0), "Rent.", dora))
        .isInstanceOf(GrantProposalOutcome.NoAmount.class);
    assertThat(fund.propose(ana, eur(-1), "Rent.", dora))
        .isInstanceOf(GrantProposalOutcome.NoAmount.class);
    assertThat(fund.propose(MemberId.at(clock.instant()), eur(100), "Rent.", dora))
        .isInstanceOf(GrantProposalOutcome.NotAMember.class);
    assertThat(fund.propose(ana, eur(100), " " + "x".repeat(500) + " ", dora))
        .isInstanceOf(GrantProposalOutcome.Proposed.class);
    assertThat(fund.agree(GrantId.at(clock.instant()), emil))
        .isInstanceOf(GrantAgreementOutcome.Unknown.class);
    assertThat(fund.decline(GrantId.at(clock.instant()), "No.", emil))
        .isInstanceOf(GrantRefusalOutcome.Unknown.class);
  }

  @Test
  void neverMoreThanTheFundHolds() {
    desk.fill(eur(100));
    long has = desk.has("EUR");
    assertThat(fund.propose(ana, eur(has + 1), "Rent.", dora))
        .isEqualTo(new GrantProposalOutcome.MoreThanHeld(eur(has)));
    GrantId all = desk.proposed(ana, eur(has), dora);
    GrantId more = desk.proposed(ana, eur(1), dora);
    agreed(fund.agree(all, emil));
    assertThat(fund.agree(more, emil)).isEqualTo(new GrantAgreementOutcome.MoreThanHeld(eur(0)));
    assertThat(bookkeeper.booked("grant:" + more)).isEmpty();
    assertThat(fund.propose(ana, Money.of(1, "CHF"), "Rent.", dora))
        .isEqualTo(new GrantProposalOutcome.MoreThanHeld(Money.of(0, "CHF")));
    desk.fill(eur(1));
    agreed(fund.agree(more, emil));
  }

  @Test
  void ofTwoAtOnceThatTogetherExceedTheFundOneLoses() throws Exception {
    MemberId ben = bookkeeper.maker("Ben");
    desk.fill(jpy(1_000));
    long has = desk.has("JPY");
    Money most = jpy(has / 2 + 1);
    List<Callable<GrantAgreementOutcome>> agreements = new ArrayList<>();
    for (GrantId grant : List.of(desk.proposed(ana, most, dora), desk.proposed(ben, most, dora))) {
      agreements.add(() -> fund.agree(grant, emil));
    }
    List<GrantAgreementOutcome> outcomes = atOnce(agreements);
    assertThat(outcomes)
        .hasAtLeastOneElementOfType(GrantAgreementOutcome.Agreed.class)
        .contains(new GrantAgreementOutcome.MoreThanHeld(jpy(has - most.minor())));
    assertThat(desk.has("JPY")).isEqualTo(has - most.minor());
  }

  @Test
  void agreedToTwiceOrByManyAtOnceItIsBookedOnce() throws Exception {
    GrantId grant = desk.proposed(ana, eur(700), dora);
    desk.fill(eur(7_000));
    long has = desk.has("EUR");
    List<Callable<GrantAgreementOutcome>> agreements = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      MemberId another = desk.board("Board " + i);
      agreements.add(() -> fund.agree(grant, another));
      agreements.add(() -> fund.agree(grant, emil));
    }
    List<GrantAgreementOutcome> outcomes = atOnce(agreements);
    assertThat(outcomes)
        .hasOnlyElementsOfType(GrantAgreementOutcome.Agreed.class)
        .containsOnly(outcomes.getFirst());
    assertThat(fund.agree(grant, emil)).isEqualTo(outcomes.getFirst());
    assertThat(fund.decline(grant, "Too late.", emil))
        .isInstanceOf(GrantRefusalOutcome.AgreedBefore.class);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 700L, 0L, 0L, 0L);
    assertThat(desk.has("EUR")).isEqualTo(has - 700);
  }

  @Test
  void whatAMemberOwesIsSetOffFirst() {
    PaidOrder order = bookkeeper.sell(bookkeeper.line(ana, 10_000));
    bookkeeper.release(order);
    bookkeeper.payOut(ana, eur(8_000));
    String refund = bookkeeper.refund(order, order.lines().getFirst(), 595);
    bookkeeper.book(books -> books.refundSent(refund, PaidFrom.PROVIDER, clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 0L, 0L, 400L);
    GrantId grant = desk.proposed(ana, eur(1_000), dora);
    agreed(fund.agree(grant, emil));
    assertThat(bookkeeper.booked("grant:" + grant))
        .containsOnly(
            entry("EUR:solidarity.fund", 1_000L),
            entry("EUR:member.recoverable:" + ana, -400L),
            entry("EUR:creator.available:" + ana, -600L));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 600L, 0L, 0L, 0L);
    Statement statement = bookkeeper.statement(ana, "EUR");
    assertThat(statement.totals().fromFund()).isEqualTo(eur(1_000));
    assertThat(statement.closing()).isEqualTo(eur(600));
  }

  @Test
  void whatIsDeclinedStaysSo() {
    GrantId grant = desk.proposed(ana, eur(100), dora);
    assertThat(fund.decline(grant, "  ", emil))
        .isInstanceOf(GrantRefusalOutcome.ReasonLength.class);
    assertThat(fund.decline(grant, "x".repeat(501), emil))
        .isInstanceOf(GrantRefusalOutcome.ReasonLength.class);
    GrantRefusalOutcome first = fund.decline(grant, " It was insured. ", dora);
    assertThat(first)
        .isInstanceOfSatisfying(
            GrantRefusalOutcome.Declined.class,
            declined ->
                assertThat(declined.grant().state())
                    .isInstanceOfSatisfying(
                        State.Declined.class,
                        state -> {
                          assertThat(state.by()).isEqualTo(dora);
                          assertThat(state.reason()).isEqualTo("It was insured.");
                        }));
    assertThat(fund.decline(grant, "Again.", emil)).isEqualTo(first);
    assertThat(fund.agree(grant, emil)).isInstanceOf(GrantAgreementOutcome.DeclinedBefore.class);
    assertThat(fund.proposed(emil)).extracting(SolidarityGrant::id).doesNotContain(grant);
    assertThat(bookkeeper.booked("grant:" + grant)).isEmpty();
  }

  @Test
  void whoHasLeftGetsNothing() {
    GrantId grant = desk.proposed(ana, eur(100), dora);
    sql.sql(
            "update members.member set left_at = admitted_at + interval '1 microsecond'"
                + " where member_id = ?")
        .param(ana.value())
        .update();
    assertThat(fund.agree(grant, emil)).isInstanceOf(GrantAgreementOutcome.NotAMember.class);
    assertThat(fund.propose(ana, eur(100), "Rent.", dora))
        .isInstanceOf(GrantProposalOutcome.NotAMember.class);
    assertThat(bookkeeper.booked("grant:" + grant)).isEmpty();
  }

  @Test
  void itFollowsTheRulesThatAreInForceWhenItIsAgreedTo() {
    GrantId grant = desk.proposed(ana, eur(100), dora);
    transaction.executeWithoutResult(given -> {
      long education = policies.history().getLast().number(Parameter.SURPLUS_EDUCATION);
      assertThat(
              policies.adopt(
                  PolicyPatch.of(Parameter.SURPLUS_EDUCATION, education, education + 100),
                  new PolicyCause.Ballot(77),
                  clock.instant()))
          .isInstanceOf(AdoptOutcome.Adopted.class);
      PolicyVersion now = policies.at(clock.instant()).version();
      assertThat(now).isNotEqualTo(PolicyVersion.GENESIS);
      agreed(fund.agree(grant, emil));
      assertThat(bookkeeper.statement(ana, "EUR").entries().getLast().policy()).isEqualTo(now);
      given.setRollbackOnly();
    });
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
  }

  private static List<GrantAgreementOutcome> atOnce(
      List<Callable<GrantAgreementOutcome>> agreements) throws Exception {
    List<GrantAgreementOutcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(agreements.size())) {
      for (Future<GrantAgreementOutcome> done : threads.invokeAll(agreements)) {
        outcomes.add(done.get());
      }
    }
    return outcomes;
  }

  private FundBalance balance(String currency) {
    return fund.balances().stream()
        .filter(one -> one.has().currencyCode().equals(currency))
        .findFirst()
        .orElseThrow();
  }

  private static SolidarityGrant agreed(GrantAgreementOutcome outcome) {
    assertThat(outcome).isInstanceOf(GrantAgreementOutcome.Agreed.class);
    return ((GrantAgreementOutcome.Agreed) outcome).grant();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }

  private static Money jpy(long yen) {
    return Money.of(yen, "JPY");
  }
}
