package coop.byhand.notifications;

import coop.byhand.identity.EmailAddress;
import coop.byhand.identity.PersonId;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be told to one person.
 *
 * @param cause what it tells of and to whom in which part, for example {@code order_01j…/buyer};
 *     the same cause never writes twice
 * @param confidential whether the body holds a secret that is erased after sending
 */
record Letter(
    String cause,
    Optional<PersonId> person,
    EmailAddress to,
    Locale language,
    String subject,
    String body,
    boolean confidential) {

  private static final int LONGEST_SUBJECT = 200;

  Letter {
    // A line break in a subject would start a header of its own.
    subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    if (subject.length() > LONGEST_SUBJECT) {
      subject = subject.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
  }
}
