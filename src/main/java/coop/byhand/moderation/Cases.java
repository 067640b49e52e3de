package coop.byhand.moderation;

import static coop.byhandschema.moderation.Sequences.CASE_NUMBER;
import static coop.byhandschema.moderation.Tables.CASE_FILE;
import static coop.byhandschema.moderation.Tables.REPORTER;
import static coop.byhandschema.moderation.Tables.REPORT_TAKEN;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Digest;
import coop.byhand.register.RegisterEntryId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The rows of cases and reporters. */
@Repository
class Cases {

  private static final String OPEN = "open";

  private final DSLContext database;

  Cases(DSLContext database) {
    this.database = database;
  }

  /** Lets two reports of the same sender come one after the other, until the transaction ends. */
  void lock(Sender sender) {
    long key = ByteBuffer.wrap(sender.digest().bytes()).getLong();
    database.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(key))).execute();
  }

  long nextNumber() {
    return database.nextval(CASE_NUMBER);
  }

  void insert(OpenCase opened, RegisterEntryId entry) {
    database
        .insertInto(CASE_FILE)
        .set(CASE_FILE.CASE_ID, opened.id())
        .set(CASE_FILE.NUMBER, opened.number())
        .set(CASE_FILE.WORK_ID, opened.work())
        .set(CASE_FILE.GROUND, opened.ground().name())
        .set(CASE_FILE.WORDS, opened.words())
        .set(CASE_FILE.GOOD_FAITH, true)
        .set(CASE_FILE.POLICY_VERSION, opened.policy())
        .set(CASE_FILE.OPENED_AT, opened.state().since())
        .set(CASE_FILE.ANSWER_BY, opened.state().answerBy())
        .set(CASE_FILE.ENTRY_ID, entry)
        .set(CASE_FILE.STATE, OPEN)
        .execute();
  }

  void insertReporter(CaseId id, Sender sender) {
    var row = database.insertInto(REPORTER).set(REPORTER.CASE_ID, id);
    switch (sender) {
      case Sender.Known known -> row.set(REPORTER.PERSON_ID, known.person()).execute();
      case Sender.Named named ->
          row.set(REPORTER.NAME, named.name()).set(REPORTER.EMAIL, named.email().value()).execute();
    }
  }

  /** The open case of this sender about this work. */
  Optional<OpenCase> openBy(WorkId work, Sender sender) {
    Condition sent =
        switch (sender) {
          case Sender.Known known -> REPORTER.PERSON_ID.eq(known.person());
          case Sender.Named named -> REPORTER.EMAIL.eq(named.email().value());
        };
    return database
        .select(CASE_FILE.fields())
        .from(CASE_FILE)
        .join(REPORTER)
        .on(REPORTER.CASE_ID.eq(CASE_FILE.CASE_ID))
        .where(CASE_FILE.WORK_ID.eq(work))
        .and(CASE_FILE.STATE.eq(OPEN))
        .and(sent)
        .orderBy(CASE_FILE.NUMBER)
        .limit(1)
        .fetchOptional(Cases::open);
  }

  Optional<OpenCase> oldestOpenOf(WorkId work) {
    return database
        .selectFrom(CASE_FILE)
        .where(CASE_FILE.WORK_ID.eq(work))
        .and(CASE_FILE.STATE.eq(OPEN))
        .orderBy(CASE_FILE.OPENED_AT, CASE_FILE.NUMBER)
        .limit(1)
        .fetchOptional(Cases::open);
  }

  List<OpenCase> open(int most) {
    return database
        .selectFrom(CASE_FILE)
        .where(CASE_FILE.STATE.eq(OPEN))
        .orderBy(CASE_FILE.ANSWER_BY, CASE_FILE.NUMBER)
        .limit(most)
        .fetch(Cases::open);
  }

  int openCount() {
    return database.fetchCount(CASE_FILE, CASE_FILE.STATE.eq(OPEN));
  }

  /** Notes that a report was taken. */
  void note(Sender sender, Instant now) {
    database
        .insertInto(REPORT_TAKEN)
        .set(REPORT_TAKEN.REPORTER_DIGEST, sender.digest())
        .set(REPORT_TAKEN.REMOTE_DIGEST, sender.remote().orElse(null))
        .set(REPORT_TAKEN.AT, now)
        .execute();
  }

  /** When reports of this sender were taken since then, oldest first. */
  List<Instant> takenOf(Digest reporter, Instant since) {
    return taken(REPORT_TAKEN.REPORTER_DIGEST.eq(reporter), since);
  }

  /** When reports from this network address were taken since then, oldest first. */
  List<Instant> takenFrom(Digest remote, Instant since) {
    return taken(REPORT_TAKEN.REMOTE_DIGEST.eq(remote), since);
  }

  private List<Instant> taken(Condition which, Instant since) {
    return database
        .select(REPORT_TAKEN.AT)
        .from(REPORT_TAKEN)
        .where(which)
        .and(REPORT_TAKEN.AT.gt(since))
        .orderBy(REPORT_TAKEN.AT)
        .fetch(REPORT_TAKEN.AT);
  }

  void forgetBefore(Instant then) {
    database.deleteFrom(REPORT_TAKEN).where(REPORT_TAKEN.AT.lt(then)).execute();
  }

  private static OpenCase open(Record row) {
    return new OpenCase(
        row.get(CASE_FILE.CASE_ID),
        row.get(CASE_FILE.NUMBER),
        row.get(CASE_FILE.WORK_ID),
        Ground.valueOf(row.get(CASE_FILE.GROUND)),
        row.get(CASE_FILE.WORDS),
        row.get(CASE_FILE.POLICY_VERSION),
        new CaseState.Open(row.get(CASE_FILE.OPENED_AT), row.get(CASE_FILE.ANSWER_BY)));
  }
}
