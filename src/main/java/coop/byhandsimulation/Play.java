package coop.byhandsimulation;

import coop.byhandsimulation.House.AppAway;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One simulation as it goes: the house, what is known of it from outside, and what was done. */
final class Play {

  /**
   * Something that somebody ordered.
   *
   * @param page where it can be paid
   */
  record Ordered(String buyer, String order, String page) {}

  private static final int DONE = 200;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration CALLS_WAIT = Duration.ofSeconds(4);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final House house;
  private final PrintWriter trace;
  private final Switches switches = new Switches();
  private final Writes writes = new Writes();
  private final List<String> works = new ArrayList<>();
  private final List<String> makers = new ArrayList<>();
  private final List<String> buyers = new ArrayList<>();
  private final List<Ordered> open = new ArrayList<>();
  private final List<Ordered> paid = new ArrayList<>();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final long started = System.nanoTime();
  private final List<String> odd = new ArrayList<>();
  private RandomGenerator random = new SplittableRandom(0);
  private int step;
  private int kills;

  Play(House house, PrintWriter trace) {
    this.house = house;
    this.trace = trace;
  }

  House house() {
    return house;
  }

  /** The numbers of this step, which no other step uses. */
  RandomGenerator random() {
    return random;
  }

  /** The sandbox's switches for faults. */
  Switches switches() {
    return switches;
  }

  /** What the database refuses. */
  Writes writes() {
    return writes;
  }

  List<String> works() {
    return works;
  }

  List<String> makers() {
    return makers;
  }

  List<String> buyers() {
    return buyers;
  }

  /** Orders that nobody has paid as far as the simulation knows. */
  List<Ordered> open() {
    return open;
  }

  /** Orders whose card was charged. */
  List<Ordered> paid() {
    return paid;
  }

  Map<Fault, Integer> faults() {
    return faults;
  }

  synchronized int kills() {
    return kills;
  }

  /** What was seen that must not be, in words, without the step. */
  List<String> odd() {
    return odd;
  }

  /** Notes something that must not be. */
  synchronized void odd(String words) {
    odd.add(words);
    tell(words);
  }

  /** Begins the next step, with numbers of its own. */
  void nextStep(long seed) {
    step++;
    random = new SplittableRandom(seed);
  }

  int step() {
    return step;
  }

  /** Counts a fault that took effect. */
  void note(Fault fault, String detail) {
    note(fault, 1, detail);
  }

  /** Counts a fault that took effect so many times. */
  synchronized void note(Fault fault, int times, String detail) {
    faults.merge(fault, times, Integer::sum);
    tell(fault.number() + " " + detail);
  }

  /** Kills the application where it stands; whoever asks it next starts it again. */
  synchronized void kill(String where) {
    if (house.application().isAlive()) {
      kills++;
      house.application().kill();
      tell("killed " + where);
    }
  }

  /** Kills it as a fault, which counts if it was alive. */
  synchronized void kill(Fault fault, String where) {
    if (house.application().isAlive()) {
      note(fault, "dies " + where);
      kill(where);
    }
  }

  /**
   * Has the sandbox do something to one of its objects.
   *
   * @return whether it did; a refusal, which some states ask for, is only traced
   */
  boolean did(String path, String body) {
    HttpResponse<String> answer = house.control(path, body);
    if (answer.statusCode() != DONE) {
      tell("refused with " + answer.statusCode() + ": " + path + " " + body);
    }
    return answer.statusCode() == DONE;
  }

  synchronized void tell(String words) {
    long millis = (System.nanoTime() - started) / 1_000_000;
    trace.printf(Locale.ROOT, "%6d ms, step %d: %s%n", millis, step, words);
    trace.flush();
  }

  /** One of them, by chance; takes one number, however many there are. */
  <T> T any(List<T> many) {
    return many.get(Math.floorMod(random.nextInt(), many.size()));
  }

  /** Has several people do something at the same moment; what came of each, in their order. */
  <T> List<T> together(List<Callable<T>> deeds) {
    List<T> results = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> one : people.invokeAll(deeds)) {
        results.add(one.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
    return results;
  }

  /** Moves time forward for everybody. */
  void forward(Duration by) {
    if (by.compareTo(LONG) >= 0 && house.application().isAlive()) {
      awaitCalls();
    }
    house.clock().forward(by);
    ask("clock", house.wish().put("aheadMillis", house.clock().ahead().toMillis()));
  }

  /** No call to the provider lasts for hours: what is under way ends before they pass. */
  private void awaitCalls() {
    for (long i = 0; i < CALLS_WAIT.dividedBy(LOOK_AGAIN); i++) {
      if (house.store().column("select 1 from jobs.scheduled_tasks where picked").isEmpty()) {
        return;
      }
      Rest.of(LOOK_AGAIN);
    }
  }

  /**
   * Has the application do something; if it is dead it is started first, and if it dies over it the
   * deed may or may not be done, as for a person whose browser shows an error.
   */
  JsonNode ask(String verb, ObjectNode wish) {
    tell(verb);
    revive();
    try {
      return house.ask(verb, wish);
    } catch (AppAway away) {
      tell(verb + " gave no answer: " + away.getMessage());
      revive();
      return house.wish().put("did", "unknown");
    }
  }

  /** One at a time, since several people may find it dead at once. */
  private void revive() {
    synchronized (house) {
      if (!house.application().isAlive()) {
        house.revive();
      }
    }
  }
}
