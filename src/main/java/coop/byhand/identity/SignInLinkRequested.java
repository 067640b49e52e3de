package coop.byhand.identity;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody asked for a sign-in link. The link holds the only copy of the token: whoever hears this
 * puts it into the mail and nowhere else.
 *
 * @param person empty while the address has no account
 * @param expiresAt the link works before this instant
 */
public record SignInLinkRequested(
    Optional<PersonId> person,
    EmailAddress email,
    Locale language,
    URI link,
    Instant at,
    Instant expiresAt) {}
