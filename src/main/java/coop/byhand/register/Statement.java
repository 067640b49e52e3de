package coop.byhand.register;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a room puts on record: a kind, facts and the instant, in canonical JSON. Facts are texts,
 * whole numbers, true or false, and lists and maps of these. Never names, e-mail addresses or
 * amounts of a single person: what is about a person is stated {@link #salted}. A text with an at
 * sign is refused as the likeliest slip.
 *
 * @param kind what happened, in two or more words joined by points: {@code policy.version}
 * @param at when; kept to the microsecond
 * @param salts of the salted facts, by their names; they are kept beside the entry, never in it
 */
public record Statement(
    String kind, SortedMap<String, Object> facts, Instant at, SortedMap<String, Salt> salts) {

  private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z]+)+");
  private static final int BYTES_MAX = 65_535;

  public Statement {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("not a kind of statement: " + kind);
    }
    facts.values().forEach(Statement::refuseAddresses);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    salts = Collections.unmodifiableSortedMap(new TreeMap<>(salts));
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** A statement without facts yet. */
  public static Statement of(String kind, Instant at) {
    return new Statement(kind, new TreeMap<>(), at, new TreeMap<>());
  }

  /** The same statement with one more fact. */
  public Statement with(String name, Object fact) {
    TreeMap<String, Object> more = new TreeMap<>(facts);
    if (more.put(name, fact) != null) {
      throw new IllegalArgumentException("stated twice: " + name);
    }
    return new Statement(kind, more, at, salts);
  }

  /**
   * The same statement with one more fact, the hash of a record about a person: SHA-256(salt ‖
   * record in UTF-8) with a fresh salt, which can be erased later while the entry stays.
   */
  public Statement salted(String name, String record) {
    Salt salt = Salt.fresh();
    TreeMap<String, Salt> more = new TreeMap<>(salts);
    more.put(name, salt);
    Statement stated = with(name, salt.over(record).hex());
    return new Statement(kind, stated.facts, at, more);
  }

  /**
   * The text that is kept and hashed. At most 65,535 bytes, the limit of an entry in a C2SP
   * tlog-tiles log.
   */
  public String canonical() {
    String text = CanonicalJson.write(Map.of("at", at.toString(), "facts", facts, "kind", kind));
    if (text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw new IllegalArgumentException("an entry has at most " + BYTES_MAX + " bytes");
    }
    return text;
  }

  private static void refuseAddresses(Object fact) {
    switch (fact) {
      case String text when text.indexOf('@') >= 0 ->
          throw new IllegalArgumentException("looks like an e-mail address: not for the register");
      case List<?> list -> list.forEach(Statement::refuseAddresses);
      case Map<?, ?> map -> map.values().forEach(Statement::refuseAddresses);
      default -> {}
    }
  }
}
