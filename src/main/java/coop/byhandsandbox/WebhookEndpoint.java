package coop.byhandsandbox;

import java.net.URI;
import java.util.Set;

/**
 * Where events are delivered: an address, the secret that signs them, and the wanted event types.
 * An empty set of types wants everything.
 */
public record WebhookEndpoint(URI url, String secret, Set<String> types) {

  /** Copies the types; the secret must not be empty, because every delivery is signed. */
  public WebhookEndpoint {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("A webhook endpoint needs a signing secret");
    }
    types = Set.copyOf(types);
  }

  /** An endpoint that receives every event. */
  public WebhookEndpoint(URI url, String secret) {
    this(url, secret, Set.of());
  }

  boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
