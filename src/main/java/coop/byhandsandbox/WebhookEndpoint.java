package coop.byhandsandbox;

import java.net.URI;
import java.util.Set;

/**
 * Where events are delivered: an address, the secret that signs them, the wanted event types, and
 * what the endpoint listens to. An empty set of types wants everything.
 */
public record WebhookEndpoint(URI url, String secret, Set<String> types, Listens listens) {

  /** The three kinds of events, each of which goes to endpoints of its own. */
  public enum Listens {
    /** Events of the platform itself, with the object as it was (version 1). */
    TO_THE_PLATFORM,
    /** The same events of the connected accounts: their payouts and balances. */
    TO_THE_ACCOUNTS,
    /** Thin events about the connected accounts, with no more than an id (version 2). */
    TO_THIN_EVENTS
  }

  /** Copies the types; the secret must not be empty, because every delivery is signed. */
  public WebhookEndpoint {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("A webhook endpoint needs a signing secret");
    }
    types = Set.copyOf(types);
  }

  /** An endpoint that receives these events of the platform. */
  public WebhookEndpoint(URI url, String secret, Set<String> types) {
    this(url, secret, types, Listens.TO_THE_PLATFORM);
  }

  /** An endpoint that receives every event of the platform. */
  public WebhookEndpoint(URI url, String secret) {
    this(url, secret, Set.of());
  }

  /** An endpoint that receives every thin event. */
  public static WebhookEndpoint ofThinEvents(URI url, String secret) {
    return new WebhookEndpoint(url, secret, Set.of(), Listens.TO_THIN_EVENTS);
  }

  /** An endpoint that receives every event of the connected accounts. */
  public static WebhookEndpoint ofAccounts(URI url, String secret) {
    return new WebhookEndpoint(url, secret, Set.of(), Listens.TO_THE_ACCOUNTS);
  }

  boolean wants(Listens kind, String type) {
    return listens == kind && (types.isEmpty() || types.contains(type));
  }
}
