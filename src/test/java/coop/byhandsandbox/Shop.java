package coop.byhandsandbox;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A shop that talks to a sandbox through the client library that the product uses. */
final class Shop {
  static final String CARD_THAT_PAYS = "4242 4242 4242 4242";
  static final String CARD_THAT_IS_DECLINED = "4000000000000002";
  static final String CARD_THAT_ASKS_BACK = "4000 0025 0000 3155";
  static final String CARD_DISPUTED_LATER = "4000-0000-0000-0259";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final StripeSandbox sandbox;
  final StripeClient stripe;

  Shop(StripeSandbox sandbox) {
    this(sandbox, "sk_test_of_the_shop", 0);
  }

  Shop(StripeSandbox sandbox, String key, int retries) {
    Stripe.enableTelemetry = false;
    this.sandbox = sandbox;
    this.stripe =
        StripeClient.builder()
            .setApiKey(key)
            .setApiBase(sandbox.apiBase().toString())
            .setMaxNetworkRetries(retries)
            .setReadTimeout(20_000)
            .build();
  }

  /** An order of one picture for 80.00 euros and two prints for 12.50 euros each. */
  static SessionCreateParams.Builder order(String id) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setUiMode(SessionCreateParams.UiMode.HOSTED_PAGE)
        .setClientReferenceId(id)
        .setSuccessUrl("http://localhost:8080/paid?session={CHECKOUT_SESSION_ID}")
        .setCancelUrl("http://localhost:8080/basket")
        .putMetadata("order", id)
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder()
                .setTransferGroup(id)
                .putMetadata("order", id)
                .build())
        .addLineItem(line("Harbour at dawn", 8000, 1))
        .addLineItem(line("Print on paper", 1250, 2));
  }

  static SessionCreateParams.LineItem line(String name, long unitAmount, long quantity) {
    return SessionCreateParams.LineItem.builder()
        .setQuantity(quantity)
        .setPriceData(
            SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency("eur")
                .setUnitAmount(unitAmount)
                .setProductData(
                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(name)
                        .build())
                .build())
        .build();
  }

  Session sell(String order) throws StripeException {
    return stripe.v1().checkout().sessions().create(order(order).build());
  }

  Session session(String id) throws StripeException {
    return stripe.v1().checkout().sessions().retrieve(id);
  }

  PaymentIntent intent(Session session) throws StripeException {
    PaymentIntentRetrieveParams params =
        PaymentIntentRetrieveParams.builder()
            .addExpand("latest_charge.balance_transaction")
            .build();
    return stripe.v1().paymentIntents().retrieve(session.getPaymentIntent(), params, null);
  }

  /** A session that a buyer has paid, as it is afterwards. */
  Session sold(String order, String card)
      throws StripeException, IOException, InterruptedException {
    Session session = sell(order);
    new Buyer().payWith(session.getUrl(), "ben@example.com", card);
    return session(session.getId());
  }

  Charge charge(Session session) throws StripeException {
    return intent(session).getLatestChargeObject();
  }

  static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  /** Turns a switch of the sandbox, or does whatever else the control addresses offer. */
  HttpResponse<String> control(String path, String form) throws IOException, InterruptedException {
    return post(path, form, sandbox.controlToken());
  }

  /** What a control address shows. */
  String look(String path) throws IOException, InterruptedException {
    return send(to(path, sandbox.controlToken()).GET()).body();
  }

  HttpResponse<String> post(String path, String form, String token)
      throws IOException, InterruptedException {
    return send(
        to(path, token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** What an address of the API answers to a plain question. */
  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return ask(path, "");
  }

  /** The same on behalf of a connected account. */
  HttpResponse<String> ask(String path, String account) throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path.replace("[", "%5B").replace("]", "%5D"), "sk_test_x");
    return send((account.isEmpty() ? request : request.header("Stripe-Account", account)).GET());
  }

  HttpResponse<String> postJson(String path, String body) throws IOException, InterruptedException {
    return send(
        to(path, "sk_test_x")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
