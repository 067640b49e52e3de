package coop.byhand.payments;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who takes the money: the provider's address, our secret key there and the secrets that its
 * messages are signed with: one for messages with a whole object, one for those that name one. The
 * country is where payees are at home who say nothing else. A live key is only ever sent to the provider itself; a test key may
 * also go to a sandbox on this machine. Anything else stops the start with a sentence.
 */
@ConfigurationProperties("byhand.payments")
public record PaymentSettings(
    URI apiBase, String secretKey, String webhookSecret, String thinWebhookSecret, String country) {

  private static final URI PROVIDER = URI.create("https://api.stripe.com");
  private static final String HOME = "BE";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern KEY = Pattern.compile("(sk|rk)_(test|live)_[A-Za-z0-9_]{8,}");
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{8,}");

  @SuppressWarnings("NullAway") // The binder passes null for a setting that is missing.
  public PaymentSettings {
    apiBase = apiBase == null ? PROVIDER : apiBase;
    require("byhand.payments.secret-key (BYHAND_PAYMENTS_SECRETKEY)", secretKey, KEY);
    require(
        "byhand.payments.webhook-secret (BYHAND_PAYMENTS_WEBHOOKSECRET)", webhookSecret, SECRET);
    require(
        "byhand.payments.thin-webhook-secret (BYHAND_PAYMENTS_THINWEBHOOKSECRET)",
        thinWebhookSecret,
        SECRET);
    country = country == null || country.isBlank() ? HOME : country;
    require("byhand.payments.country (BYHAND_PAYMENTS_COUNTRY)", country, COUNTRY);
    boolean atProvider = apiBase.equals(PROVIDER);
    if (!atProvider && !isLoopback(apiBase)) {
      throw new IllegalArgumentException(
          "byhand.payments.api-base must be " + PROVIDER + " or a sandbox on this machine");
    }
    if (!atProvider && isLive(secretKey)) {
      throw new IllegalArgumentException(
          "byhand.payments.secret-key is a live key: it is only ever sent to "
              + PROVIDER
              + ", never to "
              + apiBase);
    }
  }

  /** True for real money. */
  public boolean live() {
    return isLive(secretKey);
  }

  private static boolean isLive(String key) {
    return key.startsWith("sk_live_") || key.startsWith("rk_live_");
  }

  private static boolean isLoopback(URI base) {
    return base.getHost() != null
        && LOOPBACK.contains(base.getHost())
        && base.getScheme().startsWith("http");
  }

  private static void require(String name, @Nullable String value, Pattern form) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The setting " + name + " is missing");
    }
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("The setting " + name + " does not look like one");
    }
  }

  /** The secrets stay out of logs. */
  @Override
  public String toString() {
    return "PaymentSettings[" + apiBase + ", " + (live() ? "live" : "test") + "]";
  }
}
