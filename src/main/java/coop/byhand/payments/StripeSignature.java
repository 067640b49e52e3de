package coop.byhand.payments;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whether a message was signed with our secret, not long ago. The library refuses only
 * signatures that are too old, so the other bound stands here: a time in the future would let a
 * message be replayed until then.
 */
@Component
class StripeSignature {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern TIME = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})(?=,|$)");

  private final String secret;
  private final String thinSecret;

  StripeSignature(PaymentSettings settings) {
    secret = settings.webhookSecret();
    thinSecret = settings.thinWebhookSecret();
  }

  /** Whether a message with a whole object is the provider's. */
  boolean isAuthentic(String body, @Nullable String header, Instant now) {
    return isSignedWith(secret, body, header, now);
  }

  /** Whether a message that only names an object is the provider's: these have their own secret. */
  boolean isAuthenticThin(String body, @Nullable String header, Instant now) {
    return isSignedWith(thinSecret, body, header, now);
  }

  private static boolean isSignedWith(
      String secret, String body, @Nullable String header, Instant now) {
    if (header == null || !isRecent(header, now)) {
      return false;
    }
    try {
      return Webhook.Signature.verifyHeader(
          body, header, secret, TOLERANCE.toSeconds(), Clock.fixed(now, ZoneOffset.UTC));
    } catch (SignatureVerificationException notOurs) {
      return false;
    }
  }

  /** Exactly one time, at most the tolerance away on either side. */
  private static boolean isRecent(String header, Instant now) {
    Matcher time = TIME.matcher(header);
    if (!time.find()) {
      return false;
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(time.group(1)));
    return !time.find() && Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
  }
}
