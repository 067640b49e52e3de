package coop.byhand.identity;

/** What became of making an account. */
public sealed interface RegistrationOutcome {

  /** The account was made. */
  record Registered(Person person) implements RegistrationOutcome {}

  /** There is an account with this mail address; nothing was changed. */
  record AlreadyRegistered(PersonId person) implements RegistrationOutcome {}

  /** A field cannot be taken as it is; nothing was changed. */
  record Invalid(Field field) implements RegistrationOutcome {}

  /** The fields of the form. */
  enum Field {
    NAME,
    EMAIL
  }
}
