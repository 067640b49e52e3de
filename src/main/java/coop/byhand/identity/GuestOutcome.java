package coop.byhand.identity;

import java.time.Duration;

/** What became of going on without an account. Never says whether the address has one. */
public sealed interface GuestOutcome {

  /** The guest is known from now on. */
  record Welcome(PersonId guest) implements GuestOutcome {}

  /** A field cannot be taken as it is; nothing was kept. */
  record Invalid(RegistrationOutcome.Field field) implements GuestOutcome {}

  /** Too many guests came from the same network address; again after this time. */
  record TooMany(Duration pause) implements GuestOutcome {}
}
