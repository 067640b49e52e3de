package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Balance;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events and their way to the shop, with everything that can go wrong on it. */
class WebhookTests {
  private final SteppedClock clock = SteppedClock.today();
  private Receiver receiver;
  private StripeSandbox sandbox;
  private Shop shop;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
    sandbox = StripeSandbox.start(SandboxSettings.on(clock).webhooks(receiver.endpoint()).build());
    shop = new Shop(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  @Test
  void theClientLibraryAcceptsWhatIsDeliveredAndFindsTheObjectInIt() throws Exception {
    Session paid = shop.sold("order-1", Shop.CARD_THAT_PAYS);
    Event event = accepted(receiver.waitFor("checkout.session.completed"));
    assertThat(event.getApiVersion()).isEqualTo(StripeSandbox.API_VERSION);
    Session inside = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(inside.getId()).isEqualTo(paid.getId());
    assertThat(inside.getPaymentStatus()).isEqualTo("paid");
    assertThat(inside.getMetadata()).containsEntry("order", "order-1");
  }

  @Test
  void aPaymentTellsItsWholeStoryInOrder() throws Exception {
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    receiver.waitFor("charge.updated");
    assertThat(receiver.types())
        .containsExactly(
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.completed",
            "charge.updated");
    Event updated = accepted(receiver.waitFor("charge.updated"));
    Charge charge = (Charge) updated.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(charge.getBalanceTransaction()).startsWith("txn_");
    assertThat(updated.getData().getPreviousAttributes()).containsKey("balance_transaction");
  }

  @Test
  void declinedExpiredRefundedAndDisputedAreAllTold() throws Exception {
    Session declined = shop.sold("order-1", Shop.CARD_THAT_IS_DECLINED);
    receiver.waitFor("payment_intent.payment_failed");
    shop.stripe.v1().checkout().sessions().expire(declined.getId());
    receiver.waitFor("checkout.session.expired");
    Charge charge = shop.charge(shop.sold("order-2", Shop.CARD_THAT_PAYS));
    shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setCharge(charge.getId()).setAmount(100L).build());
    receiver.waitFor("refund.created");
    receiver.waitFor("charge.refunded");
    shop.sold("order-3", Shop.CARD_DISPUTED_LATER);
    clock.forward(Duration.ofHours(1));
    receiver.waitFor("charge.dispute.created");
    receiver.waitFor("charge.dispute.funds_withdrawn");
    clock.forward(Duration.ofDays(3));
    receiver.waitFor("refund.updated");
    receiver.waitFor("balance.available");
  }

  @Test
  void moneyThatBecomesAvailableTogetherIsToldOnceAndWithTheWholeSum() throws Exception {
    for (int order = 0; order < 3; order++) {
      shop.sold("order-" + order, Shop.CARD_THAT_PAYS);
    }
    clock.forward(Duration.ofDays(3));
    Event told = accepted(receiver.waitFor("balance.available"));
    Balance balance = (Balance) told.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(balance.getAvailable().getFirst().getAmount()).isEqualTo(3 * 10_317);
    assertThat(shop.stripe.v1().balance().retrieve().getAvailable().getFirst().getAmount())
        .isEqualTo(3 * 10_317);
    assertThat(types(listed("balance.available"))).hasSize(1);
  }

  @Test
  void aDeliveryThatFailsComesAgainUntilItIsAccepted() throws Exception {
    receiver.answersNext(200, 200, 200, 500, 200, 302);
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    receiver.waitFor("charge.updated");
    assertThat(undelivered()).containsExactly("checkout.session.completed");
    waitUntilRefusalsAreNoted(1);

    clock.forward(Duration.ofSeconds(1));
    receiver.waitFor("the second attempt", all -> completed(all) == 2);
    waitUntilRefusalsAreNoted(2);

    clock.forward(Duration.ofSeconds(2));
    List<Receiver.Delivery> all =
        receiver.waitFor("the third attempt", came -> completed(came) == 3);
    assertThat(all.stream().filter(d -> d.type().contains("completed")).map(Receiver.Delivery::id))
        .hasSize(3)
        .containsOnly(receiver.waitFor("checkout.session.completed").id());
    waitUntilNothingIsPending();
  }

  @Test
  void aDroppedEventIsFoundOnlyByLookingAtTheListOfEvents() throws Exception {
    fault("drop", "checkout.session.completed", "");
    Session paid = shop.sold("order-1", Shop.CARD_THAT_PAYS);
    receiver.waitFor("charge.updated");
    assertThat(receiver.types()).doesNotContain("checkout.session.completed");
    assertThat(undelivered()).containsExactly("checkout.session.completed");
    Event missed = listed(false).getFirst();
    assertThat(((Session) missed.getDataObjectDeserializer().getObject().orElseThrow()).getId())
        .isEqualTo(paid.getId());

    shop.control("/sandbox/events/" + missed.getId() + "/resend", "");
    assertThat(receiver.waitFor("checkout.session.completed").id()).isEqualTo(missed.getId());
  }

  @Test
  void anEventCanComeSeveralTimes() throws Exception {
    fault("duplicate", "checkout.session.completed", "&copies=3");
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    List<Receiver.Delivery> all = receiver.waitFor("four deliveries", came -> completed(came) == 4);
    assertThat(all.stream().filter(d -> d.type().contains("completed")).map(Receiver.Delivery::id))
        .containsOnly(receiver.waitFor("checkout.session.completed").id());
  }

  @Test
  void anEventCanComeSeveralTimesAtTheSameMoment() throws Exception {
    receiver.answersTogether(5);
    fault("at_once", "checkout.session.completed", "&copies=4");
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    List<Receiver.Delivery> all = receiver.waitFor("five deliveries", came -> completed(came) == 5);
    assertThat(all.stream().filter(d -> d.type().contains("completed")).map(Receiver.Delivery::id))
        .containsOnly(receiver.waitFor("checkout.session.completed").id());
    receiver.waitFor("charge.updated");
    waitUntilNothingIsPending();
  }

  @Test
  void anEventCanBeLikeNothingKnown() throws Exception {
    var sent =
        shop.control("/sandbox/events", "type=moon.rose&api_version=none&characters=1000000");
    assertThat(sent.statusCode()).isEqualTo(200);
    Receiver.Delivery delivery = receiver.waitFor("moon.rose");
    assertThat(delivery.payload().length()).isGreaterThan(1_000_000);
    assertThat(delivery.payload()).contains("\"api_version\":null", "\"request\":null");
    accepted(delivery);
  }

  @Test
  void eventsCanComeInTheWrongOrder() throws Exception {
    shop.control("/sandbox/faults", "on=webhook&fault=reorder&times=5");
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    receiver.waitFor("five deliveries", all -> all.size() == 5);
    assertThat(receiver.types())
        .containsExactly(
            "charge.updated",
            "checkout.session.completed",
            "payment_intent.succeeded",
            "charge.succeeded",
            "payment_intent.created");
  }

  @Test
  void anEventCanComeLate() throws Exception {
    fault("delay", "charge.succeeded", "&seconds=7200");
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    receiver.waitFor("charge.updated");
    assertThat(receiver.types()).doesNotContain("charge.succeeded");
    clock.forward(Duration.ofHours(2));
    receiver.waitFor("charge.succeeded");
  }

  @Test
  void falseSignaturesAreSentOnceAndRefusedAndThenTheTrueOneComes() throws Exception {
    for (String fault : List.of("wrong_secret", "old_timestamp", "changed_body")) {
      fault(fault, "checkout.session.completed", "");
      receiver.answersNext(200, 200, 200, 400);
      int before = receiver.types().size();
      shop.sold(fault, Shop.CARD_THAT_PAYS);
      List<Receiver.Delivery> all =
          receiver.waitFor(fault, came -> came.size() == before + 5).stream().skip(before).toList();
      assertThatThrownBy(() -> accepted(all.get(3)))
          .as(fault)
          .isInstanceOf(SignatureVerificationException.class);
      clock.forward(Duration.ofSeconds(1));
      List<Receiver.Delivery> then =
          receiver.waitFor(fault + " again", came -> came.size() == before + 6);
      assertThat(accepted(then.getLast()).getType()).isEqualTo("checkout.session.completed");
    }
  }

  @Test
  void strangeButTrueSignaturesAreAcceptedByTheClientLibrary() throws Exception {
    fault("two_signatures", "charge.succeeded", "");
    fault("future_timestamp", "payment_intent.succeeded", "");
    fault("other_api_version", "checkout.session.completed", "");
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    receiver.waitFor("charge.updated");
    assertThat(receiver.waitFor("charge.succeeded").signature()).containsPattern("v1=.*v1=");
    accepted(receiver.waitFor("charge.succeeded"));
    // The library refuses old times only; a shop needs an upper bound of its own.
    accepted(receiver.waitFor("payment_intent.succeeded"));
    Event other = accepted(receiver.waitFor("checkout.session.completed"));
    assertThat(other.getDataObjectDeserializer().getObject()).isEmpty();
  }

  @Test
  void theControlAddressesWantTheirToken() throws Exception {
    var refused = shop.post("/sandbox/faults", "on=webhook&fault=drop", "sk_test_x");
    assertThat(refused.statusCode()).isEqualTo(401);
    var wrong = shop.control("/sandbox/faults", "on=webhook&fault=nonsense");
    assertThat(wrong.statusCode()).isEqualTo(400);
  }

  private void fault(String fault, String type, String more) throws Exception {
    var answer =
        shop.control("/sandbox/faults", "on=webhook&fault=" + fault + "&type=" + type + more);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static Event accepted(Receiver.Delivery delivery) throws Exception {
    return Webhook.constructEvent(delivery.payload(), delivery.signature(), Receiver.SECRET);
  }

  private static long completed(List<Receiver.Delivery> all) {
    return all.stream().filter(d -> d.type().equals("checkout.session.completed")).count();
  }

  private List<Event> listed(boolean delivered) throws Exception {
    return shop.stripe
        .v1()
        .events()
        .list(EventListParams.builder().setDeliverySuccess(delivered).build())
        .getData();
  }

  private List<Event> listed(String type) throws Exception {
    return shop.stripe
        .v1()
        .events()
        .list(EventListParams.builder().setType(type).build())
        .getData();
  }

  /** What is still pending once everything that came has also been noted as delivered. */
  private List<String> undelivered() throws Exception {
    List<String> pending = types(listed(false));
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (pending.size() > 1 && System.nanoTime() < end) {
      Thread.onSpinWait();
      pending = types(listed(false));
    }
    return pending;
  }

  /**
   * The sandbox plans the next attempt by its clock when it has read the refusal, so a clock that
   * is moved before that would move the plan too.
   */
  private void waitUntilRefusalsAreNoted(int attempts) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!shop.look("/sandbox/deliveries").contains("\"attempts\":" + attempts)) {
      assertThat(System.nanoTime()).as("A refusal is never noted").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void waitUntilNothingIsPending() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!listed(false).isEmpty()) {
      assertThat(System.nanoTime()).as("Events stay pending").isLessThan(end);
      Thread.onSpinWait();
    }
    assertThat(listed(true)).hasSize(5);
  }

  private static List<String> types(List<Event> events) {
    return events.stream().map(Event::getType).toList();
  }
}
