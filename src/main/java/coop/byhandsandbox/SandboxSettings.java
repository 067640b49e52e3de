package coop.byhandsandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox runs. Port 0 takes any free port. Without a state directory everything is
 * forgotten at the end. Without a public address, hosted pages are reached at the loopback address
 * and the port. The clock drives expiry, availability, disputes and webhook retries.
 */
public record SandboxSettings(
    int port,
    Clock clock,
    List<WebhookEndpoint> webhooks,
    @Nullable URI publicBaseUrl,
    @Nullable Path stateDirectory,
    @Nullable Long seed,
    @Nullable String controlToken,
    String merchantName,
    FeeRule fees,
    Duration bookedAfter,
    Duration availableAfter,
    Duration disputedAfter,
    Duration refundFailsAfter,
    Duration debitSettledAfter,
    Duration keysKept,
    PayoutPlan payouts,
    Consumer<Exchange> observer) {

  /** Copies the list of webhooks and refuses a port or a delay below zero. */
  public SandboxSettings {
    boolean anyBelowZero =
        port < 0
            || bookedAfter.isNegative()
            || availableAfter.isNegative()
            || disputedAfter.isNegative()
            || refundFailsAfter.isNegative()
            || debitSettledAfter.isNegative()
            || keysKept.isNegative();
    if (anyBelowZero) {
      throw new IllegalArgumentException("Ports and delays cannot be below zero");
    }
    webhooks = List.copyOf(webhooks);
  }

  /** Starts from the usual settings: any free port, nothing kept, no webhooks, standard fees. */
  public static Builder on(Clock clock) {
    return new Builder(clock);
  }

  /** Collects the settings that differ from the usual ones. */
  public static final class Builder {
    private final Clock clock;
    private int port;
    private List<WebhookEndpoint> webhooks = List.of();
    private @Nullable URI publicBaseUrl;
    private @Nullable Path stateDirectory;
    private @Nullable Long seed;
    private @Nullable String controlToken;
    private String merchantName = "Byhand";
    private FeeRule fees = FeeRule.STANDARD;
    private Duration bookedAfter = Duration.ZERO;
    private Duration availableAfter = Duration.ofDays(3);
    private Duration disputedAfter = Duration.ofHours(1);
    private Duration refundFailsAfter = Duration.ofDays(4);
    private Duration debitSettledAfter = Duration.ofDays(3);
    private Duration keysKept = Duration.ofHours(24);
    private PayoutPlan payouts = PayoutPlan.STANDARD;
    private Consumer<Exchange> observer = exchange -> {};

    private Builder(Clock clock) {
      this.clock = clock;
    }

    /** The port on the loopback address; 0 for any free one. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Who is told about events, each with its own secret. */
    public Builder webhooks(WebhookEndpoint... values) {
      webhooks = List.of(values);
      return this;
    }

    /** The address under which browsers reach the hosted pages. */
    public Builder publicBaseUrl(URI value) {
      publicBaseUrl = value;
      return this;
    }

    /** Where the state is kept, durably, over restarts. */
    public Builder stateDirectory(Path value) {
      stateDirectory = value;
      return this;
    }

    /** Makes ids repeatable: the same seed and the same requests give the same ids. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** What a caller of the control addresses must show; a random one if not set. */
    public Builder controlToken(String value) {
      controlToken = value;
      return this;
    }

    /** Whose payment page it is: the name that buyers read. */
    public Builder merchantName(String value) {
      merchantName = value;
      return this;
    }

    /** What the provider keeps of each charge. */
    public Builder fees(FeeRule value) {
      fees = value;
      return this;
    }

    /** How long after the payment its entry in the balance, with the fee, is made. */
    public Builder bookedAfter(Duration value) {
      bookedAfter = value;
      return this;
    }

    /** How long the money of a charge is pending before it is available. */
    public Builder availableAfter(Duration value) {
      availableAfter = value;
      return this;
    }

    /** How long after the payment the card for disputes is disputed. */
    public Builder disputedAfter(Duration value) {
      disputedAfter = value;
      return this;
    }

    /** How long after a refund its failure is known, where it fails. */
    public Builder refundFailsAfter(Duration value) {
      refundFailsAfter = value;
      return this;
    }

    /** How long after a bank debit it is known whether its money comes. */
    public Builder debitSettledAfter(Duration value) {
      debitSettledAfter = value;
      return this;
    }

    /**
     * How long the answer to a key is kept; a day at the provider. Longer where days pass within
     * seconds, since a library repeats a request within seconds of real time.
     */
    public Builder keysKept(Duration value) {
      keysKept = value;
      return this;
    }

    /** When money goes to banks. */
    public Builder payouts(PayoutPlan value) {
      payouts = value;
      return this;
    }

    /** Who sees every request to the API and its answer, so that both can be checked. */
    public Builder observer(Consumer<Exchange> value) {
      observer = value;
      return this;
    }

    /** The finished settings. */
    public SandboxSettings build() {
      return new SandboxSettings(
          port,
          clock,
          webhooks,
          publicBaseUrl,
          stateDirectory,
          seed,
          controlToken,
          merchantName,
          fees,
          bookedAfter,
          availableAfter,
          disputedAfter,
          refundFailsAfter,
          debitSettledAfter,
          keysKept,
          payouts,
          observer);
    }
  }
}
