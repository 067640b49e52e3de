package coop.byhandsandbox;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries deliveries to their endpoints, in one thread for each endpoint and in order, until an
 * answer of the 200 family comes. The clock of the settings says when one is due.
 */
final class Dispatcher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final int LOOKED_AT = 1_000;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
  private static final long FAR_SECONDS = 86_400;
  private static final String OLDER_VERSION = "2025-09-30.clover";
  private static final int SUCCESS_FAMILY = 2;

  private record Lane(int endpoint, Thread thread, Semaphore bell) {}

  private record Parcel(ObjectNode delivery, ObjectNode event) {}

  private final Documents documents;
  private final Deliveries deliveries;
  private final Clock clock;
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Dispatcher(Documents documents, Deliveries deliveries, Clock clock) {
    this.documents = documents;
    this.deliveries = deliveries;
    this.clock = clock;
    documents.onChange(() -> lanes.forEach(lane -> lane.bell().release()));
  }

  /** Starts to deliver to an endpoint. */
  void serve(int endpoint) {
    Semaphore bell = new Semaphore(1);
    Thread thread =
        Thread.ofVirtual()
            .name("sandbox-webhooks-" + endpoint)
            .unstarted(() -> run(endpoint, bell));
    lanes.add(new Lane(endpoint, thread, bell));
    thread.start();
  }

  private void run(int endpoint, Semaphore bell) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        // Either a change rings, or it is time to look whether the clock has moved.
        if (bell.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
        for (var parcel = next(endpoint); parcel.isPresent(); parcel = next(endpoint)) {
          carry(endpoint, parcel.get());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "A webhook could not be delivered", e);
      }
    }
  }

  private Optional<Parcel> next(int endpoint) {
    List<String> due = documents.due(Kind.DELIVERY, LOOKED_AT);
    if (due.isEmpty()) {
      return Optional.empty();
    }
    return documents.change(
        Origin.NOT_THE_API,
        change -> {
          for (String id : due) {
            Optional<Parcel> parcel = parcel(change, id, endpoint);
            if (parcel.isPresent()) {
              return parcel;
            }
          }
          return Optional.empty();
        });
  }

  private static Optional<Parcel> parcel(Change change, String id, int endpoint) {
    Optional<ObjectNode> delivery =
        change.find(Kind.DELIVERY, id).filter(found -> Json.number(found, "endpoint") == endpoint);
    if (delivery.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectNode> event = Deliveries.find(change, Json.text(delivery.get(), "event"));
    if (event.isEmpty()) {
      change.remove(Kind.DELIVERY, id);
      return Optional.empty();
    }
    return Optional.of(new Parcel(delivery.get(), event.get()));
  }

  private void carry(int number, Parcel parcel) throws InterruptedException {
    boolean accepted = isAccepted(deliveries.endpoint(number), parcel);
    documents.change(
        Origin.NOT_THE_API,
        change -> {
          if (accepted) {
            deliveries.arrived(change, parcel.delivery());
          } else {
            deliveries.failed(change, parcel.delivery());
          }
          return accepted;
        });
  }

  private boolean isAccepted(WebhookEndpoint endpoint, Parcel parcel) throws InterruptedException {
    HttpRequest request = request(endpoint, parcel);
    boolean isFirst = Json.number(parcel.delivery(), "attempts") == 0;
    long copies = isFirst ? Math.max(1, Json.number(parcel.delivery(), "at_once")) : 1;
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    for (long copy = 0; copy < copies; copy++) {
      answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
    }
    boolean accepted = true;
    for (CompletableFuture<HttpResponse<Void>> answer : answers) {
      accepted &= isAccepted(endpoint, answer);
    }
    return accepted;
  }

  private static boolean isAccepted(
      WebhookEndpoint endpoint, CompletableFuture<HttpResponse<Void>> answer)
      throws InterruptedException {
    try {
      return answer.get().statusCode() / 100 == SUCCESS_FAMILY;
    } catch (ExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "The endpoint {0} did not answer", endpoint.url());
      return false;
    }
  }

  private HttpRequest request(WebhookEndpoint endpoint, Parcel parcel) {
    ObjectNode event = ThinEvents.asDelivered(Events.whole(parcel.event()));
    String mark = Json.textOf(parcel.delivery(), "mark");
    boolean isFirst = Json.number(parcel.delivery(), "attempts") == 0;
    Optional<Faults.WebhookFault> fault =
        Optional.ofNullable(mark).filter(any -> isFirst).map(Faults.WebhookFault::valueOf);
    if (fault.filter(Faults.WebhookFault.OTHER_API_VERSION::equals).isPresent()) {
      event.put("api_version", OLDER_VERSION);
    }
    byte[] payload = Json.bytes(event);
    String signature = signature(endpoint, payload, fault);
    if (fault.filter(Faults.WebhookFault.CHANGED_BODY::equals).isPresent()) {
      payload[payload.length / 2] ^= 1;
    }
    return HttpRequest.newBuilder(endpoint.url())
        .timeout(ANSWER_TIMEOUT)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "Byhand-Payment-Sandbox/1")
        .header("Stripe-Signature", signature)
        .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
        .build();
  }

  private String signature(
      WebhookEndpoint endpoint, byte[] payload, Optional<Faults.WebhookFault> fault) {
    long now = clock.instant().getEpochSecond();
    String secret = endpoint.secret();
    if (fault.isEmpty()) {
      return Signature.header(payload, secret, now);
    }
    return switch (fault.get()) {
      case WRONG_SECRET -> Signature.header(payload, "not " + secret, now);
      case OLD_TIMESTAMP -> Signature.header(payload, secret, now - FAR_SECONDS);
      case FUTURE_TIMESTAMP -> Signature.header(payload, secret, now + FAR_SECONDS);
      case TWO_SIGNATURES -> Signature.headerOfRotation(payload, secret, now);
      case CHANGED_BODY, OTHER_API_VERSION, DUPLICATE, AT_ONCE, DELAY, DROP, REORDER ->
          Signature.header(payload, secret, now);
    };
  }

  @Override
  public void close() {
    lanes.forEach(lane -> lane.thread().interrupt());
    for (Lane lane : lanes) {
      try {
        lane.thread().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    client.shutdownNow();
    client.close();
  }
}
