package coop.byhand.register;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Page;
import coop.byhand.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only public register. Whoever makes a fact appends its statement in the transaction
 * of the fact, so that neither can stand without the other. Nothing in it is changed or removed;
 * only the salt that connects a hash with a person can be erased. Within a minute the entry gets
 * its place in the log, which {@link SealedLog} publishes.
 */
@Service
public class Register {

  /** Entries on a page. */
  public static final int PAGE_SIZE = 50;

  private final Entries entries;
  private final Salts salts;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();

  Register(Entries entries, Salts salts, Clock clock) {
    this.entries = entries;
    this.salts = salts;
    this.clock = clock;
  }

  /** Appends a statement within the transaction of its fact; without one it is refused. */
  @Transactional(propagation = Propagation.MANDATORY)
  public RegisterEntryId append(Statement statement) {
    String body = statement.canonical();
    RegisterEntryId id = entries.insert(statement.kind(), body, leafHash(body), statement.at());
    statement.salts().forEach((fact, salt) -> salts.insert(id, fact, salt));
    return id;
  }

  @Transactional(readOnly = true)
  public Optional<RegisterEntry> find(RegisterEntryId id) {
    return entries.find(id);
  }

  /** A page of entries, the newest first; page numbers count from 1. */
  @Transactional(readOnly = true)
  public Page<RegisterEntry> page(int number, Optional<String> kind) {
    return entries.page(number, PAGE_SIZE, kind);
  }

  /** The kinds of statements that occur, sorted. */
  @Transactional(readOnly = true)
  public List<String> kinds() {
    return entries.kinds();
  }

  /** Whether the salted fact of an entry is the hash of this record. */
  @Transactional(readOnly = true)
  public RecordMatch compare(RegisterEntryId id, String fact, String record) {
    Optional<Salts.Kept> kept = salts.find(id, fact);
    if (kept.isEmpty()) {
      return RecordMatch.NOT_SALTED;
    }
    Optional<Salt> salt = kept.get().salt();
    if (salt.isEmpty()) {
      return RecordMatch.ERASED;
    }
    String body = entries.find(id).orElseThrow().canonicalJson();
    String stated = json.readTree(body).path("facts").path(fact).asString();
    boolean same = stated.equals(salt.get().over(record).hex());
    return same ? RecordMatch.MATCHES : RecordMatch.DIFFERS;
  }

  /**
   * Erases the salts of an entry for good. The entry and its proofs stay as they are, but its hashes
   * can no longer be connected with anybody. Nothing happens where there is no salt left.
   */
  @Transactional
  public void eraseSalts(RegisterEntryId id) {
    salts.erase(id, clock.instant());
  }

  private static Digest leafHash(String body) {
    return Digest.of(Rfc6962.leaf(body.getBytes(StandardCharsets.UTF_8)));
  }
}
