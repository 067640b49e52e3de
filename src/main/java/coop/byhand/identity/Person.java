package coop.byhand.identity;

import java.time.Instant;
import java.util.Locale;

/**
 * Somebody who can sign in.
 *
 * @param name what the person wants to be called, 1 to 100 characters
 * @param language language of mail to this person, English or German
 * @param since when the account was made
 */
public record Person(
    PersonId id, String name, EmailAddress email, Locale language, Instant since) {}
