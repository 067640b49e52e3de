package coop.byhandsandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One atomic change of the documents: what is put or removed here is seen by later reads of the
 * same change and reaches the others, and the disk, all together or not at all.
 */
final class Change {
  private record Key(Kind kind, String id) {}

  private final Documents documents;
  private final Ids ids;
  private final Instant now;
  private final Origin origin;
  private final Map<Key, @Nullable ObjectNode> pending = new LinkedHashMap<>();

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
    Key key = new Key(kind, id);
    ObjectNode found = pending.containsKey(key) ? pending.get(key) : documents.kept(kind).get(id);
    return Optional.ofNullable(found).map(ObjectNode::deepCopy);
  }

  /** A document whose id the sandbox itself has written down. */
  ObjectNode get(Kind kind, String id) {
    return find(kind, id)
        .orElseThrow(() -> new IllegalStateException("No document " + id + " of " + kind));
  }

  /** Every document of a family, oldest first; to be read, not altered. */
  List<ObjectNode> all(Kind kind) {
    Map<String, ObjectNode> all = new LinkedHashMap<>(documents.kept(kind));
    pending.forEach((key, document) -> {
      if (key.kind() == kind) {
        if (document == null) {
          all.remove(key.id());
        } else {
          all.put(key.id(), document);
        }
      }
    });
    return new ArrayList<>(all.values());
  }

  void put(Kind kind, ObjectNode document) {
    pending.put(new Key(kind, Json.text(document, "id")), document.deepCopy());
  }

  void remove(Kind kind, String id) {
    pending.put(new Key(kind, id), null);
  }

  /** Takes everything back that this change has done so far. */
  void undo() {
    pending.clear();
  }

  /** The change as a line of the journal, or nothing when nothing changed. */
  Optional<ObjectNode> asJournalLine() {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode line = Json.object();
    line.put("ids", ids.given());
    ArrayNode put = line.putArray("put");
    ArrayNode gone = line.putArray("gone");
    pending.forEach((key, document) -> {
      if (document == null) {
        gone.addObject().put("kind", key.kind().name()).put("id", key.id());
      } else {
        put.addObject().put("kind", key.kind().name()).set("document", document);
      }
    });
    return Optional.of(line);
  }
}
