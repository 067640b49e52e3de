package coop.byhand.policy;

import coop.byhand.kernel.Digest;
import coop.byhand.register.CanonicalJson;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The voted document as it is hashed: its values, since when, by what cause, and the hash of the
 * version before, so that the versions form a chain nobody can thin out.
 */
record PolicyDocument(
    PolicyVersion version,
    Instant effectiveFrom,
    PolicyCause cause,
    Optional<Digest> previous,
    SortedMap<String, Long> values) {

  /** Names the form, so that a reader of old versions knows what it reads. */
  private static final String FORMAT = "byhand.policy/1";

  /** Before every sale and every vote there could be. */
  static final Instant FOUNDED = Instant.EPOCH;

  PolicyDocument {
    for (Parameter<?> parameter : Parameter.all()) {
      if (parameter.sinceFounding() && !values.containsKey(parameter.key())) {
        throw new IllegalArgumentException("no value for " + parameter.key());
      }
    }
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The document the co-op was founded with. */
  static PolicyDocument genesis() {
    TreeMap<String, Long> values = new TreeMap<>();
    Parameter.all().stream()
        .filter(Parameter::sinceFounding)
        .forEach(parameter -> values.put(parameter.key(), parameter.genesis()));
    return new PolicyDocument(
        PolicyVersion.GENESIS, FOUNDED, new PolicyCause.Genesis(), Optional.empty(), values);
  }

  /** The document as values for canonical JSON. */
  SortedMap<String, Object> facts() {
    TreeMap<String, Object> facts = new TreeMap<>();
    facts.put("cause", causeText());
    facts.put("effectiveFrom", effectiveFrom.toString());
    facts.put("format", FORMAT);
    previous.ifPresent(digest -> facts.put("previous", digest.hex()));
    facts.put("values", values);
    facts.put("version", version.value());
    return facts;
  }

  String canonical() {
    return CanonicalJson.write(facts());
  }

  Digest digest() {
    return Digest.ofText(canonical());
  }

  private String causeText() {
    return switch (cause) {
      case PolicyCause.Genesis() -> "genesis";
      case PolicyCause.Ballot(int number) -> "proposal " + number;
    };
  }
}
