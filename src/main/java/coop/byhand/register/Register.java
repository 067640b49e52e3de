package coop.byhand.register;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Page;
import coop.byhand.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only public register. Whoever makes a fact appends its statement in the transaction
 * of the fact, so that neither can stand without the other. Nothing in it is changed or removed.
 */
@Service
public class Register {

  /** Entries on a page. */
  public static final int PAGE_SIZE = 50;

  private final Entries entries;

  Register(Entries entries) {
    this.entries = entries;
  }

  /** Appends a statement within the transaction of its fact; without one it is refused. */
  @Transactional(propagation = Propagation.MANDATORY)
  public RegisterEntryId append(Statement statement) {
    String body = statement.canonical();
    return entries.insert(statement.kind(), body, leafHash(body), statement.at());
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

  private static Digest leafHash(String body) {
    return Digest.of(Rfc6962.leaf(body.getBytes(StandardCharsets.UTF_8)));
  }
}
