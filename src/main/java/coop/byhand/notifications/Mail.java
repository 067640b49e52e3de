package coop.byhand.notifications;

import coop.byhand.identity.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail that was written to somebody.
 *
 * @param body plain text; empty once a secret in it was erased
 * @param sentAt when the mail server took it
 */
public record Mail(
    MailId id,
    EmailAddress to,
    Locale language,
    String subject,
    Optional<String> body,
    Instant writtenAt,
    Optional<Instant> sentAt) {}
