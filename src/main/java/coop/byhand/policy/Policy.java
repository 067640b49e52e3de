package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.register.RegisterEntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of the voted document: complete, immutable, in force from an instant (included) to
 * the start of its successor (excluded). Money and moderation read its typed views and never its
 * keys; a sale stores the version it was made under.
 */
public final class Policy {

  private final PolicyDocument document;
  private final @Nullable Instant inForceUntil;
  private final RegisterEntryId entry;

  Policy(PolicyDocument document, @Nullable Instant inForceUntil, RegisterEntryId entry) {
    this.document = document;
    this.inForceUntil = inForceUntil;
    this.entry = entry;
  }

  public PolicyVersion version() {
    return document.version();
  }

  public Instant inForceFrom() {
    return document.effectiveFrom();
  }

  /** The instant its successor took over; empty for the newest version. */
  public Optional<Instant> inForceUntil() {
    return Optional.ofNullable(inForceUntil);
  }

  public PolicyCause cause() {
    return document.cause();
  }

  /** SHA-256 of {@link #canonicalJson()}. */
  public Digest hash() {
    return document.digest();
  }

  /** The hash of the version before; empty for the first. */
  public Optional<Digest> previousHash() {
    return document.previous();
  }

  /** The exact text that was hashed. */
  public String canonicalJson() {
    return document.canonical();
  }

  /** Where this version stands in the public register. */
  public RegisterEntryId entry() {
    return entry;
  }

  public <T> T value(Parameter<T> parameter) {
    return parameter.typed(number(parameter));
  }

  /** The bare number of a parameter in its own unit, for ballots and tables. */
  public long number(Parameter<?> parameter) {
    return document.values().getOrDefault(parameter.key(), parameter.genesis());
  }

  public RevenueSplit revenueSplit() {
    BasisPoints commission = value(Parameter.COMMISSION_STANDARD);
    BasisPoints solidarity = value(Parameter.SOLIDARITY_RATE);
    BasisPoints reserve = value(Parameter.RESERVE_AT_SALE);
    return new RevenueSplit(
        version(),
        commission.complement(),
        commission.minus(solidarity).minus(reserve),
        solidarity,
        reserve);
  }

  /** How long creators' money is held and when it goes out, under this version. */
  public PayoutRules payoutRules() {
    return new PayoutRules(
        version(),
        Duration.ofDays(value(Parameter.HOLD_DAYS)),
        value(Parameter.PAYOUT_MINIMUM),
        Duration.ofDays(value(Parameter.PAYOUT_DAYS)));
  }

  /** What becomes of money that a buyer wants back, under this version. */
  public RefundRules refundRules() {
    return new RefundRules(
        version(), Duration.ofDays(value(Parameter.REFUND_DAYS)), value(Parameter.DISPUTE_RESERVE));
  }

  /** How the surplus of a year that ends under this version is divided. */
  public YearRules yearRules() {
    return new YearRules(
        version(),
        value(Parameter.SURPLUS_RESERVE),
        value(Parameter.SURPLUS_EDUCATION),
        value(Parameter.PATRONAGE_CREATORS),
        value(Parameter.PATRONAGE_BASIS),
        value(Parameter.PATRONAGE_CASH));
  }

  public Tariff tariff() {
    Map<Medium, Money> floors = new EnumMap<>(Medium.class);
    for (Medium medium : Medium.values()) {
      floors.put(medium, value(Parameter.floorOf(medium)));
    }
    return new Tariff(version(), floors);
  }

  public ModerationRules moderationRules() {
    return new ModerationRules(
        version(),
        value(Parameter.APPROVALS_NEEDED),
        Duration.ofHours(value(Parameter.REVIEW_HOURS)),
        Duration.ofDays(value(Parameter.APPEAL_DAYS)));
  }

  public VotingRules votingRules() {
    return new VotingRules(
        version(),
        Duration.ofDays(value(Parameter.DISCUSSION_DAYS)),
        Duration.ofDays(value(Parameter.NOTICE_DAYS)),
        Duration.ofDays(value(Parameter.VOTE_DAYS)),
        Duration.ofDays(value(Parameter.LOCK_RATE_DAYS)),
        Duration.ofDays(value(Parameter.LOCK_OTHER_DAYS)),
        Duration.ofDays(value(Parameter.LOCK_TEXT_DAYS)),
        value(Parameter.QUORUM_TENTHS));
  }

  /** What stands in the way of a change under this version; empty when nothing does. */
  public Optional<AdoptOutcome.Refused> refusal(PolicyPatch patch) {
    TreeMap<String, Long> after = new TreeMap<>(document.values());
    for (PolicyPatch.Change change : patch.changes()) {
      long actual = number(change.parameter());
      Bounds bounds = change.parameter().bounds();
      if (actual != change.from()) {
        return Optional.of(new AdoptOutcome.Conflict(change.key(), change.from(), actual));
      }
      if (!bounds.allow(change.to())) {
        return Optional.of(new AdoptOutcome.OutOfBounds(change.key(), change.to(), bounds));
      }
      after.put(change.key(), change.to());
    }
    long commission = in(after, Parameter.COMMISSION_STANDARD);
    long shares = in(after, Parameter.SOLIDARITY_RATE) + in(after, Parameter.RESERVE_AT_SALE);
    return shares > commission
        ? Optional.of(new AdoptOutcome.SharesExceedCommission(commission, shares))
        : Optional.empty();
  }

  /** Every key whose value differs from an earlier version, in the order of the declarations. */
  public List<PolicyPatch.Change> changesSince(Policy earlier) {
    List<PolicyPatch.Change> changes = new ArrayList<>();
    for (Parameter<?> parameter : Parameter.all()) {
      long before = earlier.number(parameter);
      long now = number(parameter);
      if (before != now) {
        changes.add(new PolicyPatch.Change(parameter.key(), before, now));
      }
    }
    return changes;
  }

  /** The document that follows this one; the patch has been checked. */
  PolicyDocument successor(PolicyPatch patch, PolicyCause cause, Instant effectiveFrom) {
    TreeMap<String, Long> values = new TreeMap<>(document.values());
    patch.changes().forEach(change -> values.put(change.key(), change.to()));
    return new PolicyDocument(version().next(), effectiveFrom, cause, Optional.of(hash()), values);
  }

  private static long in(Map<String, Long> values, Parameter<?> parameter) {
    return Objects.requireNonNull(values.get(parameter.key()));
  }
}
