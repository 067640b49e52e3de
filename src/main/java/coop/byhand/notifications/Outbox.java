package coop.byhand.notifications;

import static coop.byhandschema.notifications.Tables.MAIL;

import coop.byhand.identity.EmailAddress;
import coop.byhand.identity.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The rows of mail. */
@Repository
class Outbox {

  private final DSLContext database;

  Outbox(DSLContext database) {
    this.database = database;
  }

  /** Keeps a letter, unless its cause was told already; tells how many rows were made. */
  int insertIfNew(MailId id, Letter letter, Instant now) {
    return database
        .insertInto(MAIL)
        .set(MAIL.MAIL_ID, id.value())
        .set(MAIL.CAUSE, letter.cause())
        .set(MAIL.PERSON_ID, letter.person().orElse(null))
        .set(MAIL.RECIPIENT, letter.to().value())
        .set(MAIL.LANGUAGE, letter.language().getLanguage())
        .set(MAIL.SUBJECT, letter.subject())
        .set(MAIL.BODY, letter.body())
        .set(MAIL.CONFIDENTIAL, letter.confidential())
        .set(MAIL.WRITTEN_AT, now)
        .onConflict(MAIL.CAUSE)
        .doNothing()
        .execute();
  }

  /** Of a person's mails whose causes begin so, the cause that comes last in the alphabet. */
  Optional<String> lastCause(PersonId person, String prefix) {
    return database
        .select(MAIL.CAUSE)
        .from(MAIL)
        .where(MAIL.PERSON_ID.eq(person))
        .and(MAIL.CAUSE.startsWith(prefix))
        .orderBy(MAIL.CAUSE.desc())
        .limit(1)
        .fetchOptional(MAIL.CAUSE);
  }

  Optional<Mail> find(MailId id) {
    return database.selectFrom(MAIL).where(MAIL.MAIL_ID.eq(id.value())).fetchOptional(this::mail);
  }

  List<Mail> newest(int most) {
    return database
        .selectFrom(MAIL)
        .orderBy(MAIL.WRITTEN_AT.desc(), MAIL.MAIL_ID.desc())
        .limit(most)
        .fetch(this::mail);
  }

  void markSent(MailId id, Instant now) {
    database
        .update(MAIL)
        .set(MAIL.SENT_AT, now)
        .set(MAIL.BODY, DSL.when(MAIL.CONFIDENTIAL, DSL.castNull(MAIL.BODY)).otherwise(MAIL.BODY))
        .where(MAIL.MAIL_ID.eq(id.value()))
        .and(MAIL.SENT_AT.isNull())
        .execute();
  }

  void eraseSecretsWrittenBefore(Instant then) {
    database
        .update(MAIL)
        .setNull(MAIL.BODY)
        .where(MAIL.CONFIDENTIAL)
        .and(MAIL.BODY.isNotNull())
        .and(MAIL.WRITTEN_AT.lt(then))
        .execute();
  }

  private Mail mail(Record row) {
    return new Mail(
        new MailId(row.get(MAIL.MAIL_ID)),
        new EmailAddress(row.get(MAIL.RECIPIENT)),
        Locale.of(row.get(MAIL.LANGUAGE)),
        row.get(MAIL.SUBJECT),
        Optional.ofNullable(row.get(MAIL.BODY)),
        row.get(MAIL.WRITTEN_AT),
        Optional.ofNullable(row.get(MAIL.SENT_AT)));
  }
}
