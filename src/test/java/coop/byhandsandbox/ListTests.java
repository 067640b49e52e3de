package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shop finds when it looks for what it has missed. */
class ListTests {
  private final SteppedClock clock = SteppedClock.today();
  private StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private Shop shop = new Shop(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void eventsAreFoundByTypesAndTimeAndPageByPage() throws Exception {
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    clock.forward(Duration.ofHours(1));
    long since = clock.instant().getEpochSecond();
    shop.sold("order-2", Shop.CARD_THAT_PAYS);
    shop.sold("order-3", Shop.CARD_THAT_IS_DECLINED);

    assertThat(
            types(
                EventListParams.builder()
                    .addType("checkout.session.completed")
                    .addType("charge.failed")
                    .setCreated(EventListParams.Created.builder().setGte(since).build())))
        .containsExactly("charge.failed", "checkout.session.completed");
    assertThat(types(EventListParams.builder().setType("checkout.session.completed"))).hasSize(2);
    List<String> paged = new ArrayList<>();
    for (Event event :
        shop.stripe
            .v1()
            .events()
            .list(EventListParams.builder().setLimit(3L).build())
            .autoPagingIterable()) {
      paged.add(event.getId());
    }
    assertThat(paged).hasSize(13).doesNotHaveDuplicates();
    assertThatThrownBy(
            () -> shop.stripe.v1().events().list(EventListParams.builder().setLimit(101L).build()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void eventsAreListedForThirtyDaysAndThenForgotten() throws Exception {
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    Event first =
        shop.stripe
            .v1()
            .events()
            .list(EventListParams.builder().setType("charge.succeeded").build())
            .getData()
            .getFirst();
    clock.forward(Duration.ofDays(30));
    assertThat(shop.stripe.v1().events().retrieve(first.getId()).getId()).isEqualTo(first.getId());
    clock.forward(Duration.ofSeconds(1));
    assertThat(types(EventListParams.builder().setType("charge.succeeded"))).isEmpty();
    assertThatThrownBy(() -> shop.stripe.v1().events().retrieve(first.getId()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(shop.stripe.v1().charges().list().getData()).as("objects stay").hasSize(1);
  }

  @Test
  void anEndpointThatNeverAnswersIsGivenUpAfterThreeDaysAndItsEventsStayUndelivered()
      throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.answersNext(500, 500, 500, 500);
      sandbox.addWebhook(
          new WebhookEndpoint(receiver.url(), Receiver.SECRET, Set.of("charge.failed")));
      shop.sold("order-1", Shop.CARD_THAT_IS_DECLINED);
      waitUntil("\"attempts\":1");
      clock.forward(Duration.ofHours(71));
      waitUntil("\"attempts\":2");
      clock.forward(Duration.ofHours(2));
      waitUntil("given up");
      clock.forward(Duration.ofDays(7));
      shop.control("/sandbox/tick", "");
      assertThat(receiver.types()).hasSize(3);
      assertThat(types(EventListParams.builder().setDeliverySuccess(false)))
          .containsExactly("charge.failed");
    }
  }

  @Test
  void balanceTransactionsAreFoundByTypeSourceAndTime() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    clock.forward(Duration.ofHours(1));
    Refund refund =
        shop.stripe
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setCharge(charge.getId()).setAmount(100L).build());
    assertThat(found(BalanceTransactionListParams.builder().setType("refund")))
        .containsExactly(refund.getId());
    assertThat(found(BalanceTransactionListParams.builder().setSource(charge.getId())))
        .containsExactly(charge.getId());
    assertThat(
            found(
                BalanceTransactionListParams.builder()
                    .setCreated(
                        BalanceTransactionListParams.Created.builder()
                            .setGte(clock.instant().getEpochSecond())
                            .build())))
        .containsExactly(refund.getId());
    assertThat(
            found(
                BalanceTransactionListParams.builder()
                    .setLimit(1L)
                    .setStartingAfter(refund.getBalanceTransaction())))
        .containsExactly(charge.getId());
    assertThat(found(BalanceTransactionListParams.builder().setPayout("po_none"))).isEmpty();
  }

  @Test
  void whatIsDoneDoesNotDependOnTheRequestsThatWereRefused() throws Exception {
    List<String> charges = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      sandbox.close();
      sandbox = StripeSandbox.start(SandboxSettings.on(clock).seed(7).build());
      shop = new Shop(sandbox);
      for (int look = 0; look < run * 3; look++) {
        shop.stripe.v1().balance().retrieve();
      }
      charges.add(shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS)).getId());
    }
    assertThat(charges.getFirst()).isEqualTo(charges.getLast());
  }

  private void waitUntil(String state) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!shop.look("/sandbox/deliveries").contains(state)) {
      assertThat(System.nanoTime()).as("Never: " + state).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private List<String> types(EventListParams.Builder params) throws Exception {
    return shop.stripe.v1().events().list(params.build()).getData().stream()
        .map(Event::getType)
        .toList();
  }

  private List<String> found(BalanceTransactionListParams.Builder params) throws Exception {
    return shop.stripe.v1().balanceTransactions().list(params.build()).getData().stream()
        .map(BalanceTransaction::getSource)
        .toList();
  }
}
