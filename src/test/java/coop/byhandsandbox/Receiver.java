package coop.byhandsandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A shop's end of the webhooks: takes everything down and answers as it is told. */
final class Receiver implements AutoCloseable {
  static final String SECRET = "whsec_test_of_the_sandbox";
  private static final long PATIENCE_MILLIS = 20_000;

  record Delivery(String payload, String signature) {
    String type() {
      return Json.text(Json.parse(payload), "type");
    }

    String id() {
      return Json.text(Json.parse(payload), "id");
    }
  }

  private final HttpServer server;
  private final List<Delivery> received = new ArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile CyclicBarrier together = new CyclicBarrier(1);

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
          int answer;
          synchronized (received) {
            received.add(new Delivery(new String(body, StandardCharsets.UTF_8), signature));
            answer = answers.isEmpty() ? 200 : answers.pop();
            received.notifyAll();
          }
          if (new String(body, StandardCharsets.UTF_8).contains("checkout.session.completed")) {
            meet();
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Answers to completed sessions wait until so many of them are there at the same time. */
  void answersTogether(int many) {
    together = new CyclicBarrier(many);
  }

  private void meet() {
    try {
      together.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("They did not come together", e);
    }
  }

  WebhookEndpoint endpoint() {
    return new WebhookEndpoint(url(), SECRET);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
  }

  void answersNext(int... statuses) {
    synchronized (received) {
      for (int status : statuses) {
        answers.add(status);
      }
    }
  }

  /** Waits until what has come fits, and gives it; fails when it never does. */
  List<Delivery> waitFor(String what, Predicate<List<Delivery>> fits) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    synchronized (received) {
      while (!fits.test(received)) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("Never came: " + what + "; came: " + types());
        }
        received.wait(left);
      }
      return List.copyOf(received);
    }
  }

  Delivery waitFor(String type) throws InterruptedException {
    return waitFor(type, all -> all.stream().anyMatch(d -> d.type().equals(type))).stream()
        .filter(d -> d.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  List<String> types() {
    synchronized (received) {
      return received.stream().map(Delivery::type).toList();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
