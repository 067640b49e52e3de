package coop.byhandsimulation;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Messages that somebody forged, and such as nobody has heard of. */
final class Messages {

  private static final int TAKEN = 200;
  private static final int REFUSED = 400;
  private static final Duration FAR = Duration.ofMinutes(10);

  /** As many characters as make a message of a megabyte. */
  private static final int MANY = 1_000_000;

  private static final List<String> STRANGE =
      List.of(
          "type=something.unheard_of",
          "type=something.unheard_of&api_version=none",
          "type=checkout.session.completed",
          "type=charge.dispute.created&api_version=2019-03-14",
          "type=refund.updated&api_version=none",
          "type=charge.updated&characters=" + MANY);

  private Messages() {}

  /** Somebody brings a message again that is none of the provider's, or is no more. */
  static void forge(Play play) {
    int kind = play.random().nextInt(5);
    JsonNode messages = play.house().lately();
    if (messages.isEmpty()) {
      return;
    }
    String body = play.any(List.copyOf(messages.values())).toString();
    long now = play.house().clock().instant().getEpochSecond();
    String good = "v1=" + sum(House.WEBHOOK_SECRET, now, body);
    switch (kind) {
      case 0 -> bring(play, body, now, "v1=" + sum("not the secret", now, body), REFUSED);
      case 1 -> bring(play, body.replaceFirst("\"id\"", "\"Id\""), now, good, REFUSED);
      case 2 -> bringAt(play, body, now - FAR.toSeconds());
      case 3 -> bringAt(play, body, now + FAR.toSeconds());
      default -> bring(play, body, now, "v1=" + sum("rotated", now, body) + "," + good, TAKEN);
    }
  }

  private static void bringAt(Play play, String body, long time) {
    bring(play, body, time, "v1=" + sum(House.WEBHOOK_SECRET, time, body), REFUSED);
  }

  private static void bring(Play play, String body, long time, String signatures, int expected) {
    play.ask("ready", play.house().wish());
    int status = play.house().bring(body, "t=" + time + "," + signatures);
    if (status == expected) {
      play.note(Fault.FORGED_MESSAGES, "answered with " + status);
    } else if (status == TAKEN || status == REFUSED) {
      play.odd("L8 a message was answered with " + status + " and not with " + expected);
    } else {
      play.tell("a forged message was answered with " + status);
    }
  }

  /** The provider sends what this house cannot know, or what lacks all that it needs. */
  static void strange(Play play) {
    String what = play.any(STRANGE);
    if (play.did("/sandbox/events", what)) {
      play.note(Fault.STRANGE_MESSAGES, what);
    }
  }

  private static String sum(String secret, long time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return HexFormat.of()
          .formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
