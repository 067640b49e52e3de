package coop.byhandsandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One atomic change of the documents: what is put or removed here is seen by later reads of the
 * same change and reaches the others, and the disk, all together or not at all.
 */
final class Change {
  private final Documents documents;
  private final Ids ids;
  private final Instant now;
  private final Origin origin;
  private final Map<Kind, Map<String, @Nullable ObjectNode>> pending = new EnumMap<>(Kind.class);

  Change(Documents documents, Ids ids, Instant now, Origin origin) {
    this.documents = documents;
    this.ids = ids;
    this.now = now;
    this.origin = origin;
  }

  Instant now() {
    return now;
  }

  /** The instant in the unit of the API. */
  long seconds() {
    return now.getEpochSecond();
  }

  Origin origin() {
    return origin;
  }

  String newId(String prefix) {
    return ids.next(prefix);
  }

  long newNumber() {
    return ids.nextNumber();
  }

  /** A copy of a document, free to be altered and put back. */
  Optional<ObjectNode> find(Kind kind, String id) {
    Map<String, @Nullable ObjectNode> own = own(kind);
    ObjectNode found = own.containsKey(id) ? own.get(id) : documents.kept(kind).get(id);
    return Optional.ofNullable(found).map(ObjectNode::deepCopy);
  }

  /** A document whose id the sandbox itself has written down. */
  ObjectNode get(Kind kind, String id) {
    return find(kind, id)
        .orElseThrow(() -> new IllegalStateException("No document " + id + " of " + kind));
  }

  /** Every document of a family, oldest first; to be read, not altered. */
  List<ObjectNode> all(Kind kind) {
    return new ArrayList<>(merged(kind).values());
  }

  /** Every document of a family, newest first; to be read, not altered. */
  Stream<ObjectNode> newestFirst(Kind kind) {
    return merged(kind).sequencedValues().reversed().stream();
  }

  void put(Kind kind, ObjectNode document) {
    own(kind).put(Json.text(document, "id"), document.deepCopy());
  }

  void remove(Kind kind, String id) {
    own(kind).put(id, null);
  }

  private Map<String, @Nullable ObjectNode> own(Kind kind) {
    return pending.computeIfAbsent(kind, any -> new LinkedHashMap<>());
  }

  /** Without a copy where this change has not touched the family yet, which is the usual case. */
  private SequencedMap<String, ObjectNode> merged(Kind kind) {
    Map<String, @Nullable ObjectNode> own = own(kind);
    if (own.isEmpty()) {
      return Collections.unmodifiableSequencedMap(documents.kept(kind));
    }
    SequencedMap<String, ObjectNode> all = new LinkedHashMap<>(documents.kept(kind));
    own.forEach((id, document) -> {
      if (document == null) {
        all.remove(id);
      } else {
        all.put(id, document);
      }
    });
    return all;
  }

  /** Takes everything back that this change has done so far. */
  void undo() {
    pending.clear();
  }

  /** The change as a line of the journal, or nothing when nothing changed. */
  Optional<ObjectNode> asJournalLine() {
    if (pending.values().stream().allMatch(Map::isEmpty)) {
      return Optional.empty();
    }
    ObjectNode line = Json.object();
    line.put("ids", ids.given());
    ArrayNode put = line.putArray("put");
    ArrayNode gone = line.putArray("gone");
    pending.forEach((kind, own) ->
        own.forEach((id, document) -> {
          if (document == null) {
            gone.addObject().put("kind", kind.name()).put("id", id);
          } else {
            put.addObject().put("kind", kind.name()).set("document", document);
          }
        }));
    return Optional.of(line);
  }
}
