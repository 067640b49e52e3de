package coop.byhand.identity;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a person who can sign in. Outside form {@code person_…}. */
public record PersonId(UUID value) {

  private static final String KIND = "person";

  /** A new id for a person registered at this instant. */
  public static PersonId at(Instant now) {
    return new PersonId(Uuid7.at(now));
  }

  /** Reads the outside form; empty if it is anything else. */
  public static Optional<PersonId> parse(String text) {
    return TypedId.parse(KIND, text).map(PersonId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
