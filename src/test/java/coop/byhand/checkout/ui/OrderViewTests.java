package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.LineState;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.Refund;
import coop.byhand.checkout.RefundState;
import coop.byhand.checkout.RefundWish;
import coop.byhand.checkout.StrayMoney;
import coop.byhand.checkout.StrayPage;
import coop.byhand.checkout.StrayRefund;
import coop.byhand.licensing.Downloads;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.Till;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** The page of an order in every standing, the list of orders, and money that goes back. */
@ByhandTest
@WithMockUser(roles = "PERSON")
class OrderViewTests extends CheckoutScreens {

  @Autowired Downloads downloads;
  @Autowired Membership membership;
  @Autowired StrayMoney strays;
  @Autowired JdbcClient sql;

  @Test
  void comingBackSaysThatWeAreCheckingUntilTheProviderHasAnswered() {
    till.set("on=webhook&fault=drop&times=99");
    Work other = counter.offered(ana, "Boats at noon", 5_000);
    Placed placed = placed(work, other);
    till.pay(placed.paymentPage(), Till.PAYS);
    openOrder(placed.order());
    assertThat(words()).contains("We are checking your payment", "Do not pay again");
    awaitStanding(placed.order(), Standing.Done.class);
    openOrder(placed.order());
    assertThat(words())
        .contains("It is yours to use", "2 licences are granted to Okafor Design", "L-0")
        .contains("Ana Lima keeps " + keeps() + " of €100.00")
        .contains("Boats at noon", "€150.00");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).startsWith("/certificates/"));
    assertThat(find(Button.class).withText("Download the file").all()).hasSize(2);
  }

  @Test
  void whoHasNotPaidCanGoOnToThePayment() {
    Placed placed = placed(work);
    openOrder(placed.order());
    payments.check(order(placed.order()).payment());
    poll();
    assertThat(words()).contains("Not paid yet", "Nothing was taken");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).isEqualTo(placed.paymentPage().toString()));
  }

  @Test
  void aDeclinedCardIsSaidAndTheOrderIsKept() {
    Placed placed = placed(work);
    till.pay(placed.paymentPage(), Till.DECLINED);
    openOrder(placed.order());
    payments.check(order(placed.order()).payment());
    poll();
    assertThat(words()).contains("The card was declined", "Okafor Design");
  }

  @Test
  void aLapsedOrderLeadsBackToTheBasket() {
    Placed placed = placed(work);
    clock.forward(Duration.ofMinutes(61));
    awaitStanding(placed.order(), Standing.Over.class);
    openOrder(placed.order());
    assertThat(words()).contains("has lapsed", "Nothing was taken");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).isEqualTo("/app/checkout"));
  }

  @Test
  void whatWasPaidInVainIsSaidToGoBack() {
    Placed placed = placed(work);
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    Order order = paid(placed);
    openOrder(order.id());
    assertThat(words())
        .as("it may be sent before the page is open")
        .containsPattern("your money (goes|went) back")
        .contains("taken down while you were paying", "€100.00");
  }

  @Test
  void somebodyElsesOrderIsNotThere() {
    Placed placed = placed(work);
    signIn(counter.buyer("Eve Hart"));
    UI.getCurrent().navigate("checkout/order/" + placed.order());
    assertThat(getCurrentView()).isNotInstanceOf(OrderView.class);
    UI.getCurrent().navigate("checkout/order/nonsense");
    assertThat(getCurrentView()).isNotInstanceOf(OrderView.class);
  }

  @Test
  void theOrdersAreListedWithWhatBecameOfThem() {
    navigate("orders", OrdersView.class);
    assertThat(words()).contains("not ordered anything yet");
    paid(placed(work));
    placed(counter.offered(ana, "Boats at noon", 5_000), work);
    navigate("orders", OrdersView.class);
    assertThat(words())
        .contains("Harbour at dawn", "Paid", "€100.00")
        .contains("Boats at noon and one more", "Not paid yet", "€150.00");
  }

  @Test
  void theMoneyOfARefundedOrderIsSaidToHaveGoneBack() {
    Order given = paid(placed(work));
    refunds.ask(
        new RefundWish(
            ben, given.id(), List.of(given.lines().getFirst().id()), "Too dark for print."));
    Work gone = counter.offered(ana, "Boats at noon", 5_000);
    Placed placed = placed(gone);
    workbench.withdraw(gone.id(), ana.id(), "Sold elsewhere.");
    Order inVain = paid(placed);
    for (Order order : List.of(given, inVain)) {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> refunds.of(order.id()).getFirst().state() instanceof RefundState.Sent);
    }

    navigate("orders", OrdersView.class);
    assertThat(words())
        .containsOnlyOnce("Harbour at dawn")
        .contains("Money went back")
        .doesNotContain("Paid", "Money goes back");
    openOrder(inVain.id());
    assertThat(words()).contains("your money went back").doesNotContain("goes back");
    UI.getCurrent().setLocale(Locale.GERMAN);
    navigate("orders", OrdersView.class);
    assertThat(words()).contains("Geld ging zurück").doesNotContain("Bezahlt", "Geld geht zurück");
  }

  @Test
  void aLicenceIsGivenBackWithAReason() {
    Order order = paid(placed(work));
    openOrder(order.id());
    assertThat(words()).contains("You have not fetched the file.");
    press("Give it back");
    assertThat(words()).contains("Write in a sentence or two why.");
    assertThat(refunds.of(order.id())).isEmpty();
    find(TextArea.class).single().setValue("Too dark for print.");
    press("Give it back");
    assertThat(words())
        .contains("Licence ended", "€100.00", "Nothing of it is licensed any more")
        .doesNotContain("Give it back", "It is yours to use");
    assertThat(refunds.of(order.id())).hasSize(1);
  }

  @Test
  void theBoardDecidesAboutAFileThatWasFetched() {
    Refund kept = waits(paid(placed(work)));
    Refund given = waits(paid(placed(counter.offered(ana, "Boats at noon", 5_000))));
    Member board = atelier.member("Carla Reyes");
    membership.appoint(board.id(), Office.BOARD);
    signIn(board.person());

    navigate("money-back", MoneyBackView.class);
    assertThat(words()).contains("Too dark for " + kept.order(), "Too dark for " + given.order());
    pressIn("Too dark for " + kept.order(), "Keep it");
    assertThat(words()).contains("Tell the buyer why.");
    answer("Too dark for " + kept.order(), "You printed it.");
    pressIn("Too dark for " + kept.order(), "Keep it");
    assertThat(words()).doesNotContain("Too dark for " + kept.order());
    pressIn("Too dark for " + given.order(), "Give it back");
    assertThat(words()).doesNotContain("Too dark for " + given.order());

    assertThat(refunds.of(kept.order()).getFirst().state()).isInstanceOf(RefundState.Refused.class);
    assertThat(refunds.of(given.order()).getFirst().state())
        .isInstanceOfAny(RefundState.Agreed.class, RefundState.Sent.class);
    signIn(ben);
    openOrder(kept.order());
    assertThat(words()).contains("Not given back", "The board’s answer: You printed it.");
    openOrder(given.order());
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> refunds.of(given.order()).getFirst().state() instanceof RefundState.Sent);
    openOrder(given.order());
    assertThat(words()).contains("Sent back", "€50.00", "Licence ended");
  }

  @Test
  void theBoardSeesToMoneyThatTheBuyersBankDidNotTake() {
    Refund refund = waits(paid(placed(work)));
    Member board = atelier.member("Carla Reyes");
    membership.appoint(board.id(), Office.BOARD);
    refunds.agree(refund.id(), board.person());
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> refunds.of(refund.order()).getFirst().state() instanceof RefundState.Sent);
    String there =
        sql.sql("select provider_refund from payments.refund where refund_id = ?")
            .param(refund.id().value())
            .query(String.class)
            .single();
    till.work("/sandbox/refunds/" + there + "/fail", "");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> refunds.of(refund.order()).getFirst().state() instanceof RefundState.Failed);

    signIn(board.person());
    navigate("money-back", MoneyBackView.class);
    assertThat(words()).contains("Did not arrive", "still owed");
    pressIn("Too dark for " + refund.order(), "We paid it from our bank");
    assertThat(words()).contains("noted as paid").doesNotContain("Too dark for " + refund.order());
    signIn(ben);
    openOrder(refund.order());
    assertThat(words()).contains("Your bank did not take", "Sent back");
  }

  @Test
  void ofMoneyThatABankTookAPartOfTheBoardReadsAndPaysTheRest() {
    OrderId forgotten = OrderId.at(clock.instant());
    StrayRefund failed = cameBack(forgotten);
    String charge =
        sql.sql("select provider_charge from payments.payment where payment_id = ?")
            .param(failed.payment().value())
            .query(String.class)
            .single();
    String dispute = till.dispute(charge, "amount=1000");
    till.work("/sandbox/disputes/" + dispute + "/lose", "");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> !payments.report(failed.payment()).orElseThrow().kept().isZero());

    signInToTheBoard();
    navigate("money-back", MoneyBackView.class);
    assertThat(words()).contains("taken €10.00 of it by itself. €35.67 is still owed");
    assertThat(
            find(Button.class)
                .withText("Send it again")
                .withCondition(button -> isBeside(button, "paid for " + forgotten))
                .all())
        .isEmpty();
    pressIn("paid for " + forgotten, "We paid it from our bank");
    assertThat(words()).doesNotContain("paid for " + forgotten);
  }

  @Test
  void theBoardSeesToMoneyThatNoOrderWaitsFor() {
    OrderId forgotten = OrderId.at(clock.instant());
    cameBack(forgotten);

    signInToTheBoard();
    navigate("money-back", MoneyBackView.class);
    assertThat(words()).contains("Did not arrive", "€45.67", "paid for " + forgotten);
    pressIn("paid for " + forgotten, "We paid it from our bank");

    assertThat(words())
        .contains("It is noted as paid from our bank.")
        .doesNotContain("paid for " + forgotten);
  }

  @Test
  void onlyTheBoardSeesWhoWantsMoneyBack() {
    Refund waiting = waits(paid(placed(work)));
    for (var person : List.of(ben, ana.person())) {
      signIn(person);
      navigate("money-back", MoneyBackView.class);
      assertThat(words())
          .contains("for the members on the board")
          .doesNotContain("Too dark for " + waiting.order());
    }
  }

  private void signInToTheBoard() {
    Member board = atelier.member("Carla Reyes");
    membership.appoint(board.id(), Office.BOARD);
    signIn(board.person());
  }

  /** Somebody paid for an order that nobody knows, and their bank sent it back to us. */
  private StrayRefund cameBack(OrderId forgotten) {
    StrayPage page = StrayPage.open(till, PaymentId.at(clock.instant()), forgotten, 4_567);
    till.pay(page.address(), Till.PAYS);
    String sent =
        "select provider_refund from payments.refund r join payments.payment p"
            + " using (payment_id) where r.state = 'done' and p.reference = ?";
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> sql.sql(sent).param(forgotten.toString()).query().listOfRows().size() == 1);
    String there = sql.sql(sent).param(forgotten.toString()).query(String.class).single();
    till.work("/sandbox/refunds/" + there + "/fail", "");
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                strays.failed().stream()
                    .filter(refund -> refund.reference().equals(forgotten.toString()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Refund waits(Order order) {
    var licence = ((LineState.Granted) order.lines().getFirst().state()).licence();
    String path = licensing.downloadLink(licence, ben).toString();
    downloads.open(path.substring(path.lastIndexOf('/') + 1), Optional.of(ben));
    openOrder(order.id());
    assertThat(words()).contains("The board looks at your reason");
    find(TextArea.class).single().setValue("Too dark for " + order.id());
    press("Give it back");
    assertThat(words()).contains("Being decided");
    return refunds.of(order.id()).getFirst();
  }

  private void pressIn(String reason, String label) {
    test(find(Button.class)
            .withText(label)
            .withCondition(button -> isBeside(button, reason))
            .single())
        .click();
  }

  private void answer(String reason, String words) {
    find(TextArea.class).withCondition(area -> isBeside(area, reason)).single().setValue(words);
  }

  private static boolean isBeside(Component part, String reason) {
    Optional<Component> row = part.getParent();
    while (row.isPresent() && !(row.get() instanceof ListItem)) {
      row = row.get().getParent();
    }
    return row.filter(item -> item.getElement().getTextRecursively().contains(reason)).isPresent();
  }

  private void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }
}
