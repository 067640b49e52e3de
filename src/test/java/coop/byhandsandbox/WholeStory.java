package coop.byhandsandbox;

import com.stripe.model.Dispute;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferUpdateParams;
import java.time.Duration;
import java.util.List;

/** Everything that the sandbox can do, once, so that there is something of every kind. */
final class WholeStory {
  private final Shop shop;
  private final SteppedClock clock;
  private final Creators creators;
  String paid;
  String charge;
  String ana;
  String transfer;

  WholeStory(Shop shop, SteppedClock clock) {
    this.shop = shop;
    this.clock = clock;
    this.creators = new Creators(shop);
  }

  void tell() throws Exception {
    ana = creators.onboarded("Ana", "answer=finish&bank=returns");
    creators.look(ana);
    var sold = shop.sold("order-1", Shop.CARD_DISPUTED_LATER);
    paid = sold.getId();
    charge = shop.charge(sold).getId();
    post("/v1/refunds", "amount=100&charge=" + charge);
    shop.sold("order-2", Shop.CARD_THAT_IS_DECLINED);
    shop.sold("order-3", Shop.CARD_THAT_ASKS_BACK);
    String failing = shop.charge(shop.sold("order-4", "4000 0000 0000 5126")).getId();
    post("/v1/refunds", "charge=" + failing);
    String late = shop.charge(shop.sold("order-5", "4000 0000 0000 7726")).getId();
    post("/v1/refunds", "charge=" + late + "&amount=700");
    shop.sold("order-6", "DE89 3704 0044 0532 0130 00");
    shop.sold("order-7", "DE62 3704 0044 0532 0130 01");
    shop.sold("order-8", "4000 0000 0000 0077");
    shop.sold("order-9", "4000 0000 0000 0077");
    String asked = shop.charge(shop.sold("order-10", Shop.CARD_THAT_PAYS)).getId();
    shop.control("/sandbox/charges/" + asked + "/dispute", "as=inquiry&amount=500");
    shop.control("/sandbox/charges/" + asked + "/dispute", "as=prevented&amount=600");
    moveMoney();
    clock.forward(Duration.ofDays(4));
    answerADispute();
    clock.forward(Duration.ofDays(4));
    shop.control("/sandbox/tick", "");
  }

  private void moveMoney() throws Exception {
    transfer =
        shop.stripe
            .v1()
            .transfers()
            .create(
                TransferCreateParams.builder()
                    .setAmount(5_000L)
                    .setCurrency("eur")
                    .setDestination(ana)
                    .setTransferGroup("run-1")
                    .putMetadata("run", "1")
                    .build(),
                Shop.key("payout:1:ana:eur"))
            .getId();
    shop.stripe.v1().transfers().reversals().create(transfer);
    post("/v1/transfers/" + transfer + "/reversals", "amount=1");
    shop.stripe
        .v1()
        .transfers()
        .update(transfer, TransferUpdateParams.builder().putMetadata("seen", "1").build());
    post("/v1/transfers", "amount=700&currency=eur&destination=" + ana);
    shop.control("/sandbox/faults", "on=money&fault=payout_fails");
    for (long amount : List.of(300L, 400L)) {
      shop.stripe
          .v1()
          .payouts()
          .create(PayoutCreateParams.builder().setAmount(amount).setCurrency("eur").build());
    }
  }

  private void answerADispute() throws Exception {
    Dispute dispute =
        shop.stripe.v1().disputes().list().getData().stream()
            .filter(found -> found.getStatus().equals("needs_response"))
            .findFirst()
            .orElseThrow();
    shop.stripe
        .v1()
        .disputes()
        .update(
            dispute.getId(),
            DisputeUpdateParams.builder()
                .setEvidence(
                    DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText("winning_evidence")
                        .build())
                .build());
    shop.control("/sandbox/charges/" + charge + "/dispute", "amount=100&funds=first");
    String second = shop.stripe.v1().disputes().list().getData().getFirst().getId();
    shop.stripe.v1().disputes().close(second);
  }

  private String post(String path, String form) throws Exception {
    return shop.post(path, form, "sk_test_x").body();
  }
}
