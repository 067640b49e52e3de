package coop.byhand.identity;

import static coop.byhandschema.identity.Tables.SIGN_IN_LINK;
import static coop.byhandschema.identity.Tables.SIGN_IN_REQUEST;

import coop.byhand.kernel.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The rows of one-time links and of requests for them. */
@Repository
class SignInLinks {

  private final DSLContext database;

  SignInLinks(DSLContext database) {
    this.database = database;
  }

  void insert(Digest token, OpenLink link, Instant now, Instant expiresAt) {
    database
        .insertInto(SIGN_IN_LINK)
        .set(SIGN_IN_LINK.TOKEN_DIGEST, token)
        .set(SIGN_IN_LINK.EMAIL, link.email().value())
        .set(SIGN_IN_LINK.LANGUAGE, link.language().getLanguage())
        .set(SIGN_IN_LINK.DESTINATION, link.destination().value())
        .set(SIGN_IN_LINK.REQUESTED_AT, now)
        .set(SIGN_IN_LINK.EXPIRES_AT, expiresAt)
        .execute();
  }

  /** A link that still works, without touching it. */
  Optional<OpenLink> find(Digest token, Instant now) {
    return database
        .selectFrom(SIGN_IN_LINK)
        .where(SIGN_IN_LINK.TOKEN_DIGEST.eq(token))
        .and(SIGN_IN_LINK.USED_AT.isNull())
        .and(SIGN_IN_LINK.EXPIRES_AT.gt(now))
        .fetchOptional(this::link);
  }

  /** A link that still works, locked: whoever comes second waits and then finds it used. */
  Optional<OpenLink> lock(Digest token, Instant now) {
    return database
        .selectFrom(SIGN_IN_LINK)
        .where(SIGN_IN_LINK.TOKEN_DIGEST.eq(token))
        .and(SIGN_IN_LINK.USED_AT.isNull())
        .and(SIGN_IN_LINK.EXPIRES_AT.gt(now))
        .forUpdate()
        .fetchOptional(this::link);
  }

  void markUsed(Digest token, Instant now) {
    database
        .update(SIGN_IN_LINK)
        .set(SIGN_IN_LINK.USED_AT, now)
        .where(SIGN_IN_LINK.TOKEN_DIGEST.eq(token))
        .execute();
  }

  /** Notes that a link was asked for. */
  void note(Digest email, Digest remote, Instant now) {
    database
        .insertInto(SIGN_IN_REQUEST)
        .set(SIGN_IN_REQUEST.EMAIL_DIGEST, email)
        .set(SIGN_IN_REQUEST.REMOTE_DIGEST, remote)
        .set(SIGN_IN_REQUEST.AT, now)
        .execute();
  }

  /** When links for this address were asked for since then, oldest first. */
  List<Instant> requestsFor(Digest email, Instant since) {
    return database
        .select(SIGN_IN_REQUEST.AT)
        .from(SIGN_IN_REQUEST)
        .where(SIGN_IN_REQUEST.EMAIL_DIGEST.eq(email))
        .and(SIGN_IN_REQUEST.AT.gt(since))
        .orderBy(SIGN_IN_REQUEST.AT)
        .fetch(SIGN_IN_REQUEST.AT);
  }

  /** When links were asked for from there since then, oldest first. */
  List<Instant> requestsFrom(Digest remote, Instant since) {
    return database
        .select(SIGN_IN_REQUEST.AT)
        .from(SIGN_IN_REQUEST)
        .where(SIGN_IN_REQUEST.REMOTE_DIGEST.eq(remote))
        .and(SIGN_IN_REQUEST.AT.gt(since))
        .orderBy(SIGN_IN_REQUEST.AT)
        .fetch(SIGN_IN_REQUEST.AT);
  }

  void deleteOlderThan(Instant then) {
    database.deleteFrom(SIGN_IN_LINK).where(SIGN_IN_LINK.EXPIRES_AT.lt(then)).execute();
    database.deleteFrom(SIGN_IN_REQUEST).where(SIGN_IN_REQUEST.AT.lt(then)).execute();
  }

  private OpenLink link(Record row) {
    return new OpenLink(
        new EmailAddress(row.get(SIGN_IN_LINK.EMAIL)),
        Locale.of(row.get(SIGN_IN_LINK.LANGUAGE)),
        new ReturnPath(row.get(SIGN_IN_LINK.DESTINATION)));
  }

  /** What a link was made for. */
  record OpenLink(EmailAddress email, Locale language, ReturnPath destination) {}
}
