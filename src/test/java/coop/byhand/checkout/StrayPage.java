package coop.byhand.checkout;

import coop.byhand.payments.PaymentId;
import coop.byhand.payments.Till;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page at the provider as we once had it opened, or as the provider opened a second time. */
public record StrayPage(String session, URI address) {

  /** Opens one at the provider, of which our database knows nothing. */
  public static StrayPage open(Till till, PaymentId payment, OrderId order, long cents) {
    JsonNode session =
        JsonMapper.shared()
            .readTree(
                till.post(
                    "/v1/checkout/sessions",
                    "mode=payment&success_url=http%3A%2F%2Flocalhost%2F"
                        + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
                        + "&line_items[0][price_data][unit_amount]="
                        + cents
                        + "&line_items[0][price_data][product_data][name]=A+licence"
                        + "&client_reference_id="
                        + order
                        + "&metadata[payment]="
                        + payment
                        + "&payment_intent_data[metadata][payment]="
                        + payment));
    return new StrayPage(
        session.path("id").stringValue(), URI.create(session.path("url").stringValue()));
  }

  /** What was paid on it. */
  String charge(Till till) {
    JsonNode paid =
        JsonMapper.shared()
            .readTree(till.read("/v1/checkout/sessions/" + session + "?expand[]=payment_intent"));
    return paid.path("payment_intent").path("latest_charge").stringValue();
  }
}
