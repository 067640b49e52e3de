package coop.byhand.licensing;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is licensed: the name of a person or an organisation as it stands on the certificate, 1 to
 * 200 characters, no control characters.
 */
public record Licensee(String name) {

  /** The longest name. */
  public static final int LONGEST = 200;

  public Licensee {
    if (!name.equals(clean(name)) || name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException("not the name of a licensee");
    }
  }

  /** Reads what a person typed; empty when it is no usable name. */
  public static Optional<Licensee> parse(String typed) {
    String name = clean(typed);
    return name.isEmpty() || name.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Licensee(name));
  }

  /** What strangers see: {@code B. M.} */
  public String initials() {
    return Arrays.stream(name.split(" "))
        .map(word -> word.codePoints().filter(Character::isLetterOrDigit).findFirst())
        .filter(first -> first.isPresent())
        .map(first -> Character.toString(Character.toUpperCase(first.getAsInt())) + ".")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" "), initials -> initials.isEmpty() ? "…" : initials));
  }

  private static String clean(String typed) {
    return typed.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Zs}]+", " ").strip();
  }

  @Override
  public String toString() {
    return name;
  }
}
