package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Disputes from their opening to every end, and the money that they move. */
class DisputeTests {
  private static final long PRICE = 10_500;
  private static final long FEE = 2_000;
  private static final String WITHDRAWN = "charge.dispute.funds_withdrawn";

  private final SteppedClock clock = SteppedClock.today();
  private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private final Shop shop = new Shop(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theMoneyGoesWithADisputeAndComesBackWhenItIsWonButTheFeeDoesNot() throws Exception {
    Charge charge = sold();
    long before = total();
    String id = disputed(charge, "");
    assertThat(total()).isEqualTo(before - PRICE - FEE);
    assertThat(types()).containsSubsequence("charge.dispute.created", WITHDRAWN);
    decide(id, "win", 200);
    assertThat(total()).isEqualTo(before - FEE);
    assertThat(types())
        .containsSubsequence(WITHDRAWN, "charge.dispute.closed", "charge.dispute.funds_reinstated");
    assertThat(look(id).getStatus()).isEqualTo("won");
    assertThat(look(id).getBalanceTransactions())
        .extracting(BalanceTransaction::getNet)
        .containsExactly(-PRICE - FEE, PRICE);
    decide(id, "lose", 400);
  }

  @Test
  void aLostDisputeMovesNothingMore() throws Exception {
    Charge charge = sold();
    long before = total();
    String id = disputed(charge, "");
    decide(id, "lose", 200);
    assertThat(look(id).getStatus()).isEqualTo("lost");
    assertThat(total()).isEqualTo(before - PRICE - FEE);
  }

  @Test
  void theMoneyCanGoBeforeTheDisputeIsToldOrLater() throws Exception {
    disputed(sold(), "funds=first");
    assertThat(types()).containsSubsequence(WITHDRAWN, "charge.dispute.created");

    Charge charge = sold();
    long before = total();
    String later = disputed(charge, "funds=later&seconds=3600");
    assertThat(total()).isEqualTo(before);
    assertThat(look(later).getBalanceTransactions()).isEmpty();
    clock.forward(Duration.ofHours(1));
    assertThat(total()).isEqualTo(before - PRICE - FEE);

    String wonBefore = disputed(sold(), "funds=later&seconds=3600");
    decide(wonBefore, "win", 200);
    long then = total();
    clock.forward(Duration.ofHours(1));
    assertThat(total()).isEqualTo(then);
  }

  @Test
  void aSwitchTurnsTheOrderOfTheNextDisputeAround() throws Exception {
    shop.control("/sandbox/faults", "on=money&fault=dispute_takes_first");
    shop.sold("order-1", Shop.CARD_DISPUTED_LATER);
    clock.forward(Duration.ofHours(1));
    assertThat(types()).containsSubsequence(WITHDRAWN, "charge.dispute.created");
  }

  @Test
  void evidenceDecidesOrIsLookedAt() throws Exception {
    String winning = disputed(sold(), "");
    String losing = disputed(sold(), "");
    String open = disputed(sold(), "");
    assertThat(answer(winning, "winning_evidence").getStatus()).isEqualTo("under_review");
    answer(losing, "losing_evidence");
    answer(open, "The buyer has downloaded the work twice.");
    assertThat(look(winning).getStatus()).isEqualTo("won");
    assertThat(look(losing).getStatus()).isEqualTo("lost");
    Dispute underReview = look(open);
    assertThat(underReview.getStatus()).isEqualTo("under_review");
    assertThat(underReview.getEvidenceDetails().getHasEvidence()).isTrue();
    assertThat(underReview.getEvidenceDetails().getSubmissionCount()).isEqualTo(1);
    assertThatThrownBy(() -> answer(open, "more")).isInstanceOf(InvalidRequestException.class);
    decide(open, "win", 200);
  }

  @Test
  void evidenceCanBeKeptWithoutBeingSentAndAShopCanGiveUp() throws Exception {
    String id = disputed(sold(), "");
    Dispute draft =
        shop.stripe
            .v1()
            .disputes()
            .update(
                id,
                DisputeUpdateParams.builder()
                    .setSubmit(false)
                    .setEvidence(evidence("A draft"))
                    .build());
    assertThat(draft.getStatus()).isEqualTo("needs_response");
    assertThat(draft.getEvidence().getUncategorizedText()).isEqualTo("A draft");
    assertThat(shop.stripe.v1().disputes().close(id).getStatus()).isEqualTo("lost");
    assertThatThrownBy(() -> shop.stripe.v1().disputes().close(id))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void whoDoesNotAnswerInTimeLoses() throws Exception {
    String id = disputed(sold(), "");
    clock.forward(Duration.ofDays(8));
    assertThat(look(id).getStatus()).isEqualTo("lost");
    assertThat(look(id).getEvidenceDetails().getPastDue()).isTrue();
  }

  @Test
  void anInquiryMovesNothingAndComesToNothingOrIsEscalated() throws Exception {
    String quiet = disputed(sold(), "as=inquiry");
    String dismissed = disputed(sold(), "as=inquiry");
    Charge charge = sold();
    long before = total();
    String escalated = disputed(charge, "as=inquiry");
    assertThat(look(quiet).getStatus()).isEqualTo("warning_needs_response");
    assertThat(look(quiet).getIsChargeRefundable()).isTrue();
    assertThat(total()).isEqualTo(before);
    decide(dismissed, "dismiss", 200);
    decide(escalated, "win", 400);
    decide(escalated, "escalate", 200);
    assertThat(look(escalated).getStatus()).isEqualTo("needs_response");
    assertThat(total()).isEqualTo(before - PRICE - FEE);
    decide(escalated, "win", 200);
    clock.forward(Duration.ofDays(121));
    assertThat(look(quiet).getStatus()).isEqualTo("warning_closed");
    assertThat(look(dismissed).getStatus()).isEqualTo("warning_closed");
    assertThat(look(escalated).getStatus()).isEqualTo("won");
  }

  @Test
  void aPreventedDisputeTakesItsAmountAndNoFee() throws Exception {
    Charge charge = sold();
    long before = total();
    String id = disputed(charge, "as=prevented");
    assertThat(look(id).getStatus()).isEqualTo("prevented");
    assertThat(total()).isEqualTo(before - PRICE);
    assertThat(types())
        .containsSubsequence("charge.dispute.created", WITHDRAWN, "charge.dispute.closed");
    decide(id, "win", 400);

    String inquiry = disputed(sold(), "as=inquiry");
    decide(inquiry, "prevent", 200);
    assertThat(look(inquiry).getStatus()).isEqualTo("prevented");
    assertThat(total()).isEqualTo(before - PRICE - 183);
  }

  @Test
  void oneChargeCanBeDisputedTwiceAndEachHasItsFee() throws Exception {
    Charge charge = sold();
    long before = total();
    String first = disputed(charge, "amount=4000");
    String second = disputed(charge, "");
    assertThat(look(second).getAmount()).isEqualTo(PRICE - 4_000);
    assertThat(total()).isEqualTo(before - PRICE - 2 * FEE);
    assertThat(dispute(charge, "")).as("nothing is left").isEqualTo(400);
    decide(first, "win", 200);
    decide(second, "lose", 200);
    assertThat(total()).isEqualTo(before - PRICE - 2 * FEE + 4_000);
  }

  @Test
  void evenARefundedChargeCanBeDisputed() throws Exception {
    Charge charge = sold();
    refund(charge, null);
    assertThat(dispute(charge, "")).isEqualTo(400);
    assertThat(dispute(charge, "amount=" + PRICE)).isEqualTo(200);
    assertThat(dispute(charge, "amount=" + (PRICE + 1))).isEqualTo(400);
  }

  @Test
  void nothingIsRefundedWhileABankHasTheMoney() throws Exception {
    Charge charge = sold();
    String id = disputed(charge, "amount=4000");
    assertThatThrownBy(() -> refund(charge, 100L))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));
    decide(id, "lose", 200);
    refund(charge, 6_500L);
    assertThatThrownBy(() -> refund(charge, 1L)).isInstanceOf(InvalidRequestException.class);

    Charge asked = sold();
    disputed(asked, "as=inquiry");
    refund(asked, null);
    Charge won = sold();
    decide(disputed(won, ""), "win", 200);
    refund(won, null);
  }

  @Test
  void theCardsForDisputesDoWhatTheySay() throws Exception {
    shop.sold("order-1", "4000 0000 0000 2685");
    shop.sold("order-2", "4000 0000 0000 1976");
    clock.forward(Duration.ofHours(1));
    List<Dispute> disputes = shop.stripe.v1().disputes().list().getData();
    assertThat(disputes)
        .extracting(Dispute::getReason)
        .containsExactlyInAnyOrder("product_not_received", "general");
    assertThat(disputes)
        .extracting(Dispute::getStatus)
        .containsExactlyInAnyOrder("needs_response", "warning_needs_response");
  }

  private Charge sold() throws Exception {
    return shop.charge(shop.sold("order", Shop.CARD_THAT_PAYS));
  }

  private int dispute(Charge charge, String form) throws Exception {
    return shop.control("/sandbox/charges/" + charge.getId() + "/dispute", form).statusCode();
  }

  private String disputed(Charge charge, String form) throws Exception {
    var answer = shop.control("/sandbox/charges/" + charge.getId() + "/dispute", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.text(Json.parse(answer.body()), "id");
  }

  private void decide(String dispute, String how, int status) throws Exception {
    assertThat(shop.control("/sandbox/disputes/" + dispute + "/" + how, "").statusCode())
        .isEqualTo(status);
  }

  private Dispute look(String id) throws Exception {
    return shop.stripe.v1().disputes().retrieve(id);
  }

  private Dispute answer(String id, String text) throws Exception {
    return shop.stripe
        .v1()
        .disputes()
        .update(id, DisputeUpdateParams.builder().setEvidence(evidence(text)).build());
  }

  private static DisputeUpdateParams.Evidence evidence(String text) {
    return DisputeUpdateParams.Evidence.builder().setUncategorizedText(text).build();
  }

  private void refund(Charge charge, Long amount) throws Exception {
    shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setCharge(charge.getId()).setAmount(amount).build());
  }

  /** All money, pending or not. */
  private long total() throws Exception {
    JsonNode books = Json.parse(shop.look("/sandbox/books"));
    assertThat(books.path("agrees").booleanValue()).isTrue();
    JsonNode row = books.path("accounts").path(0);
    return Json.number(row, "available") + Json.number(row, "pending");
  }

  private List<String> types() throws Exception {
    return shop
        .stripe
        .v1()
        .events()
        .list(EventListParams.builder().setLimit(100L).build())
        .getData()
        .reversed()
        .stream()
        .map(Event::getType)
        .toList();
  }
}
