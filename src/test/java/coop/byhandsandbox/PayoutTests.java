package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Event;
import com.stripe.model.Payout;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.TransferCreateParams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money on its way to banks, and what comes back from them. */
class PayoutTests {
  private static final long NET_OF_ONE_SALE = 10_317;

  private final SteppedClock clock = SteppedClock.today();
  private Receiver receiver;
  private Receiver ofAccounts;
  private StripeSandbox sandbox;
  private Shop shop;
  private Creators creators;

  @BeforeEach
  void sell() throws Exception {
    receiver = new Receiver();
    ofAccounts = new Receiver();
    sandbox =
        StripeSandbox.start(
            SandboxSettings.on(clock)
                .webhooks(
                    receiver.endpoint(),
                    WebhookEndpoint.ofAccounts(ofAccounts.url(), Receiver.SECRET))
                .build());
    shop = new Shop(sandbox);
    creators = new Creators(shop);
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    clock.forward(Duration.ofDays(3));
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
    ofAccounts.close();
  }

  @Test
  void aPayoutLeavesTheBalanceAtOnceAndArrivesLater() throws Exception {
    Payout payout = payOut(5_000);
    assertThat(payout.getStatus()).isEqualTo("pending");
    assertThat(available(null)).isEqualTo(NET_OF_ONE_SALE - 5_000);
    clock.forward(Duration.ofDays(2));
    assertThat(look(payout.getId(), null).getStatus()).isEqualTo("paid");
    assertThat(receiver.waitFor("payout.created").payload()).contains(payout.getId());
    assertThat(receiver.waitFor("payout.paid").payload()).contains(payout.getId());
    BalanceTransaction booked =
        shop.stripe.v1().balanceTransactions().retrieve(payout.getBalanceTransaction());
    assertThat(booked.getType()).isEqualTo("payout");
    assertThat(booked.getNet()).isEqualTo(-5_000);
    assertThat(list("paid")).hasSize(1);
    assertThat(list("failed")).isEmpty();
  }

  @Test
  void moreThanIsAvailableCannotBePaidOut() {
    assertThatThrownBy(() -> payOut(NET_OF_ONE_SALE + 1))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("balance_insufficient"));
  }

  @Test
  void aPayoutThatFailsBringsItsMoneyBack() throws Exception {
    shop.control("/sandbox/faults", "on=money&fault=payout_fails");
    Payout payout = payOut(5_000);
    clock.forward(Duration.ofDays(2));
    Payout failed = look(payout.getId(), null);
    assertThat(failed.getStatus()).isEqualTo("failed");
    assertThat(failed.getFailureCode()).isEqualTo("could_not_process");
    assertThat(available(null)).isEqualTo(NET_OF_ONE_SALE);
    BalanceTransaction back =
        shop.stripe.v1().balanceTransactions().retrieve(failed.getFailureBalanceTransaction());
    assertThat(back.getType()).isEqualTo("payout_failure");
    receiver.waitFor("payout.failed");
    assertThat(receiver.types()).doesNotContain("payout.paid");
  }

  @Test
  void aPayoutThatHasArrivedCanBeReturnedByTheBank() throws Exception {
    shop.control("/sandbox/faults", "on=money&fault=payout_returned");
    Payout returned = payOut(5_000);
    Payout byHand = payOut(1_000);
    clock.forward(Duration.ofDays(2));
    receiver.waitFor("two paid", all -> count(all, "payout.paid") == 2);
    shop.control("/sandbox/payouts/" + byHand.getId() + "/fail", "");
    clock.forward(Duration.ofDays(2));
    receiver.waitFor("two failed", all -> count(all, "payout.failed") == 2);
    assertThat(look(returned.getId(), null).getStatus()).isEqualTo("failed");
    assertThat(look(byHand.getId(), null).getFailureCode()).isEqualTo("account_closed");
    assertThat(available(null)).isEqualTo(NET_OF_ONE_SALE);
    assertThat(shop.control("/sandbox/payouts/" + byHand.getId() + "/fail", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aCreatorIsPaidOutByTheCalendarAndTheTransactionsOfThePayoutAreKnown() throws Exception {
    String ana = creators.onboarded("Ana");
    send(ana, 3_000);
    send(ana, 1_000);
    clock.forward(Duration.ofDays(1));
    Payout payout = shop.stripe.v1().payouts().list(Creators.as(ana)).getData().getFirst();
    assertThat(payout.getAmount()).isEqualTo(4_000);
    assertThat(payout.getAutomatic()).isTrue();
    assertThat(available(ana)).isZero();
    assertThat(shop.stripe.v1().payouts().list().getData()).as("not the platform's").isEmpty();

    clock.forward(Duration.ofDays(2));

    assertThat(look(payout.getId(), ana).getStatus()).isEqualTo("paid");
    Receiver.Delivery told = ofAccounts.waitFor("payout.paid");
    Event event = Webhook.constructEvent(told.payload(), told.signature(), Receiver.SECRET);
    assertThat(event.getAccount()).isEqualTo(ana);
    ofAccounts.waitFor("payout.reconciliation_completed");
    assertThat(receiver.types()).doesNotContain("payout.paid");
    List<BalanceTransaction> within =
        shop.stripe
            .v1()
            .balanceTransactions()
            .list(
                BalanceTransactionListParams.builder().setPayout(payout.getId()).build(),
                Creators.as(ana))
            .getData();
    assertThat(within)
        .extracting(BalanceTransaction::getNet)
        .containsExactly(-4_000L, 1_000L, 3_000L);
  }

  @Test
  void aBankThatReturnsPayoutsIsUsedNoMoreUntilItIsMended() throws Exception {
    String ana = creators.onboarded("Ana", "answer=finish&bank=returns");
    send(ana, 3_000);
    clock.forward(Duration.ofDays(1));
    String first = payouts(ana).getFirst().getId();
    clock.forward(Duration.ofDays(2));
    assertThat(look(first, ana).getStatus()).isEqualTo("paid");
    clock.forward(Duration.ofDays(2));
    assertThat(look(first, ana).getStatus()).isEqualTo("failed");
    assertThat(available(ana)).isEqualTo(3_000);
    clock.forward(Duration.ofDays(5));
    assertThat(payouts(ana)).hasSize(1);

    shop.control("/sandbox/accounts/" + ana + "/bank", "bank=pays");
    clock.forward(Duration.ofDays(1));
    assertThat(payouts(ana)).hasSize(2);
    clock.forward(Duration.ofDays(9));
    assertThat(payouts(ana)).extracting(Payout::getStatus).containsExactly("paid", "failed");
  }

  @Test
  void whatWasPaidOutCannotBeTakenBack() throws Exception {
    String ana = creators.onboarded("Ana");
    String transfer = send(ana, 3_000);
    clock.forward(Duration.ofDays(1));
    assertThat(payouts(ana)).hasSize(1);
    assertThatThrownBy(() -> shop.stripe.v1().transfers().reversals().create(transfer))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("balance_insufficient"));
    send(ana, 3_000);
    assertThat(shop.stripe.v1().transfers().reversals().create(transfer).getAmount())
        .isEqualTo(3_000);
  }

  @Test
  void thePlatformCanBePaidOutByTheCalendarToo() throws Exception {
    PayoutPlan daily =
        new PayoutPlan(Duration.ofDays(1), null, Duration.ofDays(1), Duration.ofDays(1));
    try (StripeSandbox other =
        StripeSandbox.start(SandboxSettings.on(clock).payouts(daily).build())) {
      Shop otherShop = new Shop(other);
      otherShop.sold("order-1", Shop.CARD_THAT_PAYS);
      clock.forward(Duration.ofDays(3));
      assertThat(otherShop.stripe.v1().payouts().list().getData()).isEmpty();
      clock.forward(Duration.ofDays(1));
      assertThat(otherShop.stripe.v1().payouts().list().getData())
          .extracting(Payout::getAmount)
          .containsExactly(NET_OF_ONE_SALE);
    }
  }

  @Test
  void theBooksAddUpWhatEverybodyHas() throws Exception {
    String ana = creators.onboarded("Ana");
    String transfer = send(ana, 3_000);
    send(ana, 1_000);
    shop.stripe.v1().transfers().reversals().create(transfer);
    clock.forward(Duration.ofDays(1));
    shop.sold("order-2", Shop.CARD_THAT_PAYS);
    payOut(2_000);

    JsonNode books = Json.parse(shop.look("/sandbox/books"));

    assertThat(books.path("agrees").booleanValue()).isTrue();
    JsonNode platform = row(books, "platform");
    assertThat(Json.number(platform, "available")).isEqualTo(available(null));
    assertThat(Json.number(platform, "pending")).isEqualTo(NET_OF_ONE_SALE);
    assertThat(Json.number(platform, "payouts_under_way")).isEqualTo(2_000);
    JsonNode hers = row(books, ana);
    assertThat(Json.number(hers, "transferred")).isEqualTo(1_000);
    assertThat(Json.number(hers, "payouts_under_way")).isEqualTo(1_000);
    assertThat(Json.number(hers, "available")).isZero();
    JsonNode lines = Json.parse(shop.look("/sandbox/balance_transactions?account=" + ana));
    assertThat(lines.path("transactions").valueStream().map(line -> Json.text(line, "type")))
        .containsExactly("payment", "payment", "payment_refund", "payout");
  }

  private static JsonNode row(JsonNode books, String account) {
    return books
        .path("accounts")
        .valueStream()
        .filter(row -> Json.text(row, "account").equals(account))
        .findFirst()
        .orElseThrow();
  }

  private static long count(List<Receiver.Delivery> all, String type) {
    return all.stream().filter(delivery -> delivery.type().equals(type)).count();
  }

  private Payout payOut(long amount) throws Exception {
    return shop.stripe
        .v1()
        .payouts()
        .create(PayoutCreateParams.builder().setAmount(amount).setCurrency("eur").build());
  }

  private Payout look(String id, String account) throws Exception {
    return shop.stripe.v1().payouts().retrieve(id, as(account));
  }

  private List<Payout> payouts(String account) throws Exception {
    return shop.stripe.v1().payouts().list(as(account)).getData();
  }

  private List<Payout> list(String status) throws Exception {
    return shop.stripe
        .v1()
        .payouts()
        .list(PayoutListParams.builder().setStatus(status).build())
        .getData();
  }

  private String send(String account, long amount) throws Exception {
    return shop.stripe
        .v1()
        .transfers()
        .create(
            TransferCreateParams.builder()
                .setAmount(amount)
                .setCurrency("eur")
                .setDestination(account)
                .build())
        .getId();
  }

  private long available(String account) throws Exception {
    return shop.stripe.v1().balance().retrieve(as(account)).getAvailable().getFirst().getAmount();
  }

  private static RequestOptions as(String account) {
    return account == null ? RequestOptions.getDefault() : Creators.as(account);
  }
}
