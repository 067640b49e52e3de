package coop.byhandsandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A running payment sandbox: a server on the loopback address that stands in for Stripe, with test
 * money only. Give {@link #apiBase()} and any key that begins with {@code sk_test_} to a Stripe
 * client; closing stops the server and the webhooks, and keeps the state if there is a folder for
 * it.
 */
public final class StripeSandbox implements AutoCloseable {
  /** The version of the API whose objects and events this sandbox sends. */
  public static final String API_VERSION = "2026-07-29.dahlia";

  private static final System.Logger LOG = System.getLogger(StripeSandbox.class.getName());
  private static final long LOOK_AT_CLOCK_MILLIS = 200;

  private final HttpFront front;
  private final Documents documents;
  private final Timers timers;
  private final Deliveries deliveries;
  private final Dispatcher dispatcher;
  private final Thread timekeeper;
  private final String controlToken;
  private final String publicBase;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private StripeSandbox(SandboxSettings settings, HttpFront front, @Nullable Journal journal) {
    this.front = front;
    URI base = settings.publicBaseUrl();
    this.publicBase =
        base == null ? "http://127.0.0.1:" + front.port() : base.toString().replaceFirst("/+$", "");
    String token = settings.controlToken();
    this.controlToken = token == null ? Ids.randomText() : token;
    this.documents = new Documents(settings.clock(), new Ids(settings.seed()), journal);
    this.timers = new Timers(documents);
    Faults faults = new Faults();
    this.deliveries = new Deliveries(faults);
    this.dispatcher = new Dispatcher(documents, deliveries, settings.clock());
    Desks desks = Desks.open(settings, publicBase, deliveries, timers, faults);
    this.timekeeper =
        Thread.ofVirtual().name("sandbox-timekeeper").unstarted(this::runTimersWithTheClock);

    ApiGate api =
        new ApiGate(
            documents,
            timers,
            ApiRoutes.of(desks),
            faults,
            new Ids(settings.seed()),
            new Idempotency(settings.keysKept()),
            settings.observer());
    ControlGate control =
        new ControlGate(documents, timers, faults, deliveries, desks, controlToken);
    PaymentPages pages =
        new PaymentPages(documents, timers, desks.payments(), settings.merchantName());
    OnboardingPages onboarding =
        new OnboardingPages(documents, timers, desks.links(), settings.merchantName());
    front.serve("/v1/", api::answer);
    front.serve("/v2/", api::answer);
    front.serve("/sandbox/", control::answer);
    front.serve(AccountLinks.PAGE, onboarding::answer);
    front.serve("/", pages::answer);
    documents.change(
        Origin.NOT_THE_API,
        change -> {
          desks.sessions().moveToPublicBase(change);
          Purses.fillIfMissing(change);
          Housekeeping.begin(change);
          deliveries.releaseHeld(change);
          return true;
        });
  }

  /** Starts a sandbox; it answers when this returns. */
  public static StripeSandbox start(SandboxSettings settings) {
    HttpFront front = new HttpFront(settings.port());
    Path folder = settings.stateDirectory();
    Journal journal = null;
    try {
      journal = folder == null ? null : Journal.open(folder);
      StripeSandbox sandbox = new StripeSandbox(settings, front, journal);
      settings.webhooks().forEach(sandbox::addWebhook);
      sandbox.timekeeper.start();
      front.start(URI.create(sandbox.publicBase).getHost());
      return sandbox;
    } catch (RuntimeException e) {
      front.close();
      if (journal != null) {
        journal.close();
      }
      throw e;
    }
  }

  /**
   * Adds an endpoint to a running sandbox; it gets the events from now on, and if it is the first,
   * those of this run before it.
   */
  public void addWebhook(WebhookEndpoint endpoint) {
    int number = deliveries.add(endpoint);
    documents.change(
        Origin.NOT_THE_API,
        change -> {
          deliveries.catchUp(change, number);
          return true;
        });
    dispatcher.serve(number);
  }

  /** The address for a Stripe client's API base. */
  public URI apiBase() {
    return URI.create("http://127.0.0.1:" + front.port());
  }

  /** The address under which a buyer's browser finds the payment pages. */
  public URI publicBase() {
    return URI.create(publicBase);
  }

  /** What the control addresses under {@code /sandbox/} want as a bearer token. */
  public String controlToken() {
    return controlToken;
  }

  private void runTimersWithTheClock() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        timers.runDue();
        Thread.sleep(LOOK_AT_CLOCK_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "A timer of the sandbox failed", e);
      }
    }
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      front.close();
      timekeeper.interrupt();
      dispatcher.close();
      documents.close();
    }
  }
}
