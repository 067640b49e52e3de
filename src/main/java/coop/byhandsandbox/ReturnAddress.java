package coop.byhandsandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a buyer is sent after the payment page: an absolute web address of the shop. */
final class ReturnAddress {
  private static final String PLACE_OF_THE_ID = "{CHECKOUT_SESSION_ID}";

  private ReturnAddress() {}

  /** Refuses what is not an absolute web address. */
  static String checked(String param, String address) throws ApiRefusal {
    if (origin(address).isEmpty()) {
      throw ApiRefusal.parameter(
          "url_invalid", param, param + " must be an absolute http or https address");
    }
    return address;
  }

  /** The address with the session's id in its place. */
  static String filled(String address, String sessionId) {
    return address.replace(PLACE_OF_THE_ID, sessionId);
  }

  /** Scheme, host and port of an address, which is what a content policy names. */
  static Optional<String> origin(String address) {
    try {
      URI uri = new URI(filled(address, "id"));
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!isWeb || uri.getHost() == null || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(uri.getScheme() + "://" + uri.getHost() + port);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
