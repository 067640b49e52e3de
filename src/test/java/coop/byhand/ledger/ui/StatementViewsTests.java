package coop.byhand.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.dom.Element;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.LineAmount;
import coop.byhand.ledger.PaidOrder;
import coop.byhand.ledger.PayoutClaim;
import coop.byhand.ledger.RefundClaim;
import coop.byhand.ledger.Sale;
import coop.byhand.ledger.SaleLine;
import coop.byhand.ledger.Settlement;
import coop.byhand.ledger.TaxDue;
import coop.byhand.licensing.Counter;
import coop.byhand.members.Member;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyVersion;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
@WithMockUser(roles = "PERSON")
class StatementViewsTests extends SpringBrowserlessTest {

  @Autowired Ledger ledger;
  @Autowired PolicyBook policies;
  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;

  private Member ana;

  @BeforeEach
  void anaIsSignedIn() {
    ana = atelier.member("Ana Lima");
    signIn(ana.person());
  }

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void whoHasSoldNothingReadsOneSentence() {
    navigate(StatementView.class);
    assertThat(words()).contains("Nothing sold yet");
    assertThat(find(NativeTable.class).exists()).isFalse();
  }

  @Test
  void buyersHaveNoEarnings() {
    signIn(counter.buyer("Ben Okafor"));
    navigate(StatementView.class);
    assertThat(words()).contains("for members who sell");
  }

  @Test
  void everySaleShowsItsSharesItsRateAndItsRule() {
    sell(10_000);
    sell(1_999);
    navigate(StatementView.class);
    assertThat(words())
        .contains("€95.99 earned and waiting")
        .contains("Ana Lima keeps €95.99 of €119.99")
        .contains("Harbour at dawn", "Standard licence", "100.00", "20 %", "80.00", "15.99")
        .contains("Total of 2 sales", "119.99", "24.00", "95.99")
        .contains("Amounts in EUR", "CE")
        .doesNotContain("Of which reserve");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).isEqualTo("/policy/1"))
        .anySatisfy(link -> assertThat(link.getHref()).startsWith("/register/"));
  }

  @Test
  void whatWasRefundedAndPaidOutStandsBesideTheSale() {
    SaleLine line = makeOneSale();
    Instant later = clock.instant().plus(Duration.ofDays(61));
    transaction.executeWithoutResult(ignored -> {
      ledger.intendRefund(
          new RefundClaim(
              "refund_" + UUID.randomUUID(),
              line.line(),
              List.of(new LineAmount(line.line(), Money.of(5_950, "EUR"))),
              clock.instant()));
      ledger.release(line.line(), later);
      String payout = "payout_" + UUID.randomUUID();
      ledger.intendPayout(
          new PayoutClaim(
              payout, ana.id(), Money.of(1_500, "EUR"), PolicyVersion.GENESIS, clock.instant()));
      ledger.payoutSent(payout, clock.instant());
    });
    navigate(StatementView.class);
    assertThat(words())
        .contains("€0.00 earned and waiting", "€9.00 ready to be paid out to you")
        .contains("Refunded to the buyer", "-50.00", "-24.00", "€32.00 to others with a part in it")
        .contains("Paid out to you", "-15.00", "Payments", "Total of 1 sale")
        .contains("Ana Lima and others");
  }

  private SaleLine makeOneSale() {
    Settlement settlement =
        Settlement.of(
            Money.of(10_000, "EUR"), policies.version(PolicyVersion.GENESIS).revenueSplit());
    String order = "order_" + UUID.randomUUID();
    SaleLine line =
        new SaleLine(
            order,
            "work_" + UUID.randomUUID(),
            "Harbour at dawn",
            "STANDARD",
            settlement,
            CreatorShare.divide(
                settlement.creator(), Map.of(ana.id(), 60, atelier.member("Ben").id(), 40)),
            new TaxDue("DE", new BasisPoints(1900), Money.of(1_900, "EUR")));
    transaction.executeWithoutResult(ignored ->
        ledger.post(new PaidOrder(order, PolicyVersion.GENESIS, List.of(line), clock.instant())));
    return line;
  }

  @Test
  void aMonthIsAPageOfItsOwn() {
    sell(10_000);
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneId.of("Europe/Brussels")));
    navigate("earnings/" + month, MonthView.class);
    assertThat(words())
        .contains("Statement for", "For Ana Lima", "Balance before", "80.00", "Print");
  }

  @Test
  void amonthThatIsNoneOrLiesAheadIsNotThere() {
    for (String month : new String[] {"2026-13", "nonsense", "2099-01", "1999-01"}) {
      UI.getCurrent().navigate("earnings/" + month);
      assertThat(getCurrentView()).as(month).isNotInstanceOf(MonthView.class);
    }
  }

  private void sell(long cents) {
    Settlement settlement =
        Settlement.of(
            Money.of(cents, "EUR"), policies.version(PolicyVersion.GENESIS).revenueSplit());
    transaction.executeWithoutResult(ignored ->
        ledger.post(
            new Sale(
                "order_" + UUID.randomUUID(),
                "work_" + UUID.randomUUID(),
                "Harbour at dawn",
                "STANDARD",
                ana.id(),
                settlement,
                clock.instant())));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    collect(getCurrentView().getElement(), words);
    return words.toString().replace('\u00a0', ' ');
  }

  private static void collect(Element element, StringBuilder words) {
    if (element.isTextNode()) {
      words.append(element.getText()).append('\n');
    } else if (element.isVisible()) {
      element.getChildren().forEach(child -> collect(child, words));
    }
  }

  private void signIn(PersonId person) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(
                person.toString(), "", AuthorityUtils.createAuthorityList("ROLE_PERSON")));
    cleanVaadinEnvironment();
    initVaadinEnvironment();
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }
}
