package coop.byhandsandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects of the sandbox, in memory and, if a journal is given, on disk. Changes happen one
 * after the other under one lock: two payments of one session or two refunds of one charge can
 * never interleave.
 */
final class Documents implements AutoCloseable {
  /** The place of a document on the agenda: due time first, then the order it was made in. */
  private record Due(long millis, long order) {}

  /** Something done with the documents in one atomic change. */
  interface Work<T, E extends Exception> {
    T on(Change change) throws E;
  }

  private final Clock clock;
  private final Ids ids;
  private final @Nullable Journal journal;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Map<Kind, SequencedMap<String, ObjectNode>> kept = new EnumMap<>(Kind.class);
  private final Map<Kind, TreeMap<Due, String>> agenda = new EnumMap<>(Kind.class);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Documents(Clock clock, Ids ids, @Nullable Journal journal) {
    this.clock = clock;
    this.ids = ids;
    this.journal = journal;
    for (Kind kind : Kind.values()) {
      kept.put(kind, new LinkedHashMap<>());
      agenda.put(
          kind, new TreeMap<>(Comparator.comparingLong(Due::millis).thenComparingLong(Due::order)));
    }
    if (journal != null) {
      journal.replay(this::apply);
      journal.restartWith(snapshot());
    }
  }

  /** Is told after every change that changed something. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Does the work in one change; when it throws, nothing of it remains. */
  <T, E extends Exception> T change(Origin origin, Work<T, E> work) throws E {
    T result;
    boolean changed;
    lock.lock();
    try {
      Change change = new Change(this, ids, clock.instant(), origin);
      result = work.on(change);
      Optional<ObjectNode> line = change.asJournalLine();
      changed = line.isPresent();
      line.ifPresent(this::keep);
    } finally {
      lock.unlock();
    }
    if (changed) {
      listeners.forEach(Runnable::run);
    }
    return result;
  }

  /** The documents of a family, for a change that holds the lock. */
  SequencedMap<String, ObjectNode> kept(Kind kind) {
    return of(kept, kind);
  }

  /** The ids of a family that are due now, the earliest first, at most as many as asked for. */
  List<String> due(Kind kind, int atMost) {
    long now = clock.millis();
    lock.lock();
    try {
      List<String> found = new ArrayList<>();
      for (Map.Entry<Due, String> entry : of(agenda, kind).entrySet()) {
        if (entry.getKey().millis() > now || found.size() == atMost) {
          break;
        }
        found.add(entry.getValue());
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private void keep(ObjectNode line) {
    if (journal != null) {
      journal.append(line);
    }
    apply(line);
  }

  private void apply(ObjectNode line) {
    ids.continueAfter(Json.number(line, "ids"));
    for (JsonNode put : line.path("put")) {
      Kind kind = Kind.valueOf(Json.text(put, "kind"));
      ObjectNode document = (ObjectNode) put.path("document");
      String id = Json.text(document, "id");
      ObjectNode before = of(kept, kind).put(id, document);
      takeOffTheAgenda(kind, before);
      if (kind.isOnTheAgenda()) {
        of(agenda, kind).put(dueOf(document), id);
      }
    }
    for (JsonNode gone : line.path("gone")) {
      Kind kind = Kind.valueOf(Json.text(gone, "kind"));
      takeOffTheAgenda(kind, of(kept, kind).remove(Json.text(gone, "id")));
    }
  }

  private void takeOffTheAgenda(Kind kind, @Nullable ObjectNode document) {
    if (kind.isOnTheAgenda() && document != null) {
      of(agenda, kind).remove(dueOf(document));
    }
  }

  private static Due dueOf(ObjectNode document) {
    return new Due(Json.number(document, "due"), Json.number(document, "order"));
  }

  private ObjectNode snapshot() {
    ObjectNode line = Json.object();
    line.put("ids", ids.given());
    ArrayNode put = line.putArray("put");
    kept.forEach((kind, documents) ->
        documents
            .values()
            .forEach(d -> put.addObject().put("kind", kind.name()).set("document", d)));
    line.putArray("gone");
    return line;
  }

  private static <V> V of(Map<Kind, V> map, Kind kind) {
    V found = map.get(kind);
    if (found == null) {
      throw new IllegalStateException("No place for " + kind);
    }
    return found;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (journal != null) {
        journal.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
