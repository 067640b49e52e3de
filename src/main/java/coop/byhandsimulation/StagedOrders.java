package coop.byhandsimulation;

import coop.byhand.checkout.OrderId;
import coop.byhand.licensing.LicenceClass;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orders that were placed by the front doors and paid on the provider's page, of which the provider
 * has told nothing: its messages are held back, to be brought when the clock runs.
 */
final class StagedOrders {

  private static final String MESSAGE = "checkout.session.completed";
  private static final int PAGE = 100;
  private static final int ACCEPTED = 200;
  private static final int SEEN = 303;

  /**
   * One of them.
   *
   * @param event the message's name
   * @param message what the provider has to say about it, as it would send it
   */
  record Paid(UUID order, String event, String message) {

    /** The same news in a message of another name, which providers may send. */
    Paid again() {
      String another = "evt_" + UUID.randomUUID().toString().replace("-", "");
      return new Paid(order, another, message.replace(event, another));
    }
  }

  private final House house;
  private final List<String> buyers = new ArrayList<>();

  /** Has so many people ready to buy, and no message of the provider delivered any more. */
  StagedOrders(House house, int people) {
    this.house = house;
    house.demand("/sandbox/faults", "on=webhook&fault=drop&times=1000000000");
    for (int i = 1; i <= people; i++) {
      buyers.add(ask("buyer", house.wish().put("name", "Buyer-" + i)).path("buyer").stringValue());
    }
  }

  /**
   * Has one work after the other ordered and paid, each by the next buyer.
   *
   * @param hands how many do so at the same time; a divisor of the number of buyers
   * @param afterEach told the place of an order in the list once it is placed
   */
  List<Paid> stage(List<String> works, LicenceClass licence, int hands, IntConsumer afterEach) {
    String[] orders = new String[works.size()];
    Together.run(
        hands,
        hand -> {
          for (int i = hand; i < works.size(); i += hands) {
            orders[i] = order(works.get(i), buyers.get(i % buyers.size()), licence);
            afterEach.accept(i);
          }
        });
    Map<String, JsonNode> messages = messages(Set.of(orders));
    List<Paid> paid = new ArrayList<>();
    for (String order : orders) {
      JsonNode message =
          Objects.requireNonNull(messages.get(order), () -> "no message for " + order);
      paid.add(
          new Paid(
              OrderId.parse(order).orElseThrow().value(),
              message.path("id").stringValue(),
              message.toString()));
    }
    return paid;
  }

  /** Brings the provider's messages, so many at the same time. */
  void deliver(List<Paid> orders, int hands) {
    Together.run(
        hands,
        hand -> {
          for (int i = hand; i < orders.size(); i += hands) {
            String message = orders.get(i).message();
            int status = house.message(message, signature(message));
            if (status != ACCEPTED) {
              throw new IllegalStateException("the message was answered with " + status);
            }
          }
        });
  }

  private String order(String work, String buyer, LicenceClass licence) {
    ObjectNode wish = house.wish().put("buyer", buyer).put("licence", licence.name());
    wish.putArray("works").add(work);
    JsonNode placed = ask("place", wish);
    if (!placed.path("did").asString("").equals("placed")) {
      throw new IllegalStateException("not placed: " + placed);
    }
    URI page = URI.create(placed.path("page").stringValue());
    int status =
        house.form(page, "email=buyer@example.org&card=4242424242424242", false).statusCode();
    if (status != SEEN) {
      throw new IllegalStateException("the payment was answered with " + status);
    }
    return placed.path("order").stringValue();
  }

  /** What the provider keeps in its list for these orders, by their names. */
  private Map<String, JsonNode> messages(Set<String> orders) {
    Map<String, JsonNode> messages = new HashMap<>();
    String after = "";
    boolean more = true;
    while (more && messages.size() < orders.size()) {
      JsonNode page = house.list("/v1/events?type=" + MESSAGE + "&limit=" + PAGE + after);
      for (JsonNode message : page.path("data")) {
        String order =
            message.path("data").path("object").path("metadata").path("reference").asString("");
        if (orders.contains(order)) {
          messages.put(order, message);
        }
        after = "&starting_after=" + message.path("id").stringValue();
      }
      more = page.path("has_more").booleanValue();
    }
    return messages;
  }

  private String signature(String body) {
    long now = house.clock().instant().getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              House.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      byte[] sum = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + now + ",v1=" + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonNode ask(String verb, ObjectNode wish) {
    try {
      return house.ask(verb, wish);
    } catch (House.AppAway away) {
      throw new IllegalStateException(away);
    }
  }
}
