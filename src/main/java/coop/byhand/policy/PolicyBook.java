package coop.byhand.policy;

import coop.byhand.kernel.Digest;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All versions of the voted document. Reads answer for a named instant; the only way to write is
 * {@link #adopt}, and only the assembly calls it.
 */
@Service
public class PolicyBook {

  private final Versions versions;
  private final Register register;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private volatile @Nullable Edition edition;

  PolicyBook(Versions versions, Register register, Clock clock, ApplicationEventPublisher events) {
    this.versions = versions;
    this.register = register;
    this.clock = clock;
    this.events = events;
  }

  /** The version in force at an instant. There is one for every instant from 1970 on. */
  @Transactional(readOnly = true)
  public Policy at(Instant instant) {
    return current().policies().reversed().stream()
        .filter(policy -> !policy.inForceFrom().isAfter(instant))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("before the founding: " + instant));
  }

  /** A version that some row refers to, so that it exists. */
  @Transactional(readOnly = true)
  public Policy version(PolicyVersion version) {
    return find(version)
        .orElseThrow(() -> new IllegalArgumentException("no policy version " + version));
  }

  /** A version that somebody asks for by its number. */
  @Transactional(readOnly = true)
  public Optional<Policy> find(PolicyVersion version) {
    List<Policy> all = current().policies();
    return version.value() <= all.size()
        ? Optional.of(all.get(version.value() - 1))
        : Optional.empty();
  }

  /** Every version, the oldest first. */
  @Transactional(readOnly = true)
  public List<Policy> history() {
    return current().policies();
  }

  /**
   * Writes a new version and its register entry, within the transaction of the vote that asks for
   * it. The change is checked again here against the newest version: bounds, the sum of the shares,
   * and that every old value still holds.
   *
   * @param effectiveFrom from when it is in force; moved a microsecond behind the start of the
   *     newest version if it does not lie after it, so that versions keep the order of adoption
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public AdoptOutcome adopt(PolicyPatch patch, PolicyCause cause, Instant effectiveFrom) {
    Instant now = clock.instant();
    versions.lockNewest();
    Policy newest = current().policies().getLast();
    Optional<AdoptOutcome.Refused> refusal = newest.refusal(patch);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant from = after(newest.inForceFrom(), effectiveFrom);
    PolicyDocument next = newest.successor(patch, cause, from);
    RegisterEntryId entry = register.append(statement(next, now));
    versions.close(newest.version(), from);
    versions.insert(next, entry, now);
    events.publishEvent(new PolicyAdopted(next.version(), from, now));
    return new AdoptOutcome.Adopted(next.version());
  }

  static Statement statement(PolicyDocument document, Instant at) {
    return Statement.of("policy.version", at)
        .with("digest", document.digest().hex())
        .with("document", document.facts())
        .with("version", document.version().value());
  }

  private static Instant after(Instant newest, Instant wanted) {
    Instant rounded = wanted.truncatedTo(ChronoUnit.MICROS);
    return rounded.isAfter(newest) ? rounded : newest.plus(1, ChronoUnit.MICROS);
  }

  /**
   * The versions as the database has them now. They are read again only when the newest hash has
   * changed; the hash, not the number, so that a version seen in a transaction that was given up
   * is never taken for the real one of the same number.
   */
  private Edition current() {
    Digest newest = versions.newestHash();
    Edition known = edition;
    if (known != null && known.newest().equals(newest)) {
      return known;
    }
    Edition read = new Edition(newest, versions.all());
    edition = read;
    return read;
  }

  private record Edition(Digest newest, List<Policy> policies) {
    private Edition {
      policies = List.copyOf(policies);
    }
  }
}
