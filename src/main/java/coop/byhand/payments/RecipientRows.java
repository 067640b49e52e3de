package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.RECIPIENT;

import coop.byhandschema.payments.tables.records.RecipientRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Payees as rows. */
@Repository
class RecipientRows {

  private final DSLContext sql;

  RecipientRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Writes a payee down, unless that is done already. */
  void insert(String payee, String name, String email, String country, Instant now) {
    sql.insertInto(RECIPIENT)
        .set(RECIPIENT.PAYEE, payee)
        .set(RECIPIENT.NAME, name)
        .set(RECIPIENT.EMAIL, email)
        .set(RECIPIENT.COUNTRY, country)
        .set(RECIPIENT.IDEM_KEY, "recipient:" + payee)
        .set(RECIPIENT.STATE, code(Recipient.State.INTENDED))
        .set(RECIPIENT.STATE_SINCE, now)
        .set(RECIPIENT.INTENDED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  Optional<RecipientRow> find(String payee) {
    return sql.selectFrom(RECIPIENT)
        .where(RECIPIENT.PAYEE.eq(payee))
        .fetchOptional(RecipientRows::row);
  }

  Optional<RecipientRow> ofAccount(String account) {
    return sql.selectFrom(RECIPIENT)
        .where(RECIPIENT.PROVIDER_ACCOUNT.eq(account))
        .fetchOptional(RecipientRows::row);
  }

  /** The payee, locked until the end of the transaction. */
  RecipientRow lock(String payee) {
    return sql.selectFrom(RECIPIENT)
        .where(RECIPIENT.PAYEE.eq(payee))
        .forNoKeyUpdate()
        .fetchOptional(RecipientRows::row)
        .orElseThrow(() -> new IllegalArgumentException("no payee " + payee));
  }

  void store(RecipientRow before, String account, Recipient.State state, Instant now) {
    sql.update(RECIPIENT)
        .set(RECIPIENT.PROVIDER_ACCOUNT, account)
        .set(RECIPIENT.STATE, code(state))
        .set(RECIPIENT.STATE_SINCE, state == before.state() ? before.since() : now)
        .set(RECIPIENT.CHECKED_AT, now)
        .where(RECIPIENT.PAYEE.eq(before.payee()))
        .execute();
  }

  /** Payees with an account that were not asked about for a while; those not ready sooner. */
  List<String> toCheck(Instant readyBefore, Instant othersBefore, int limit) {
    return sql.select(RECIPIENT.PAYEE)
        .from(RECIPIENT)
        .where(
            RECIPIENT
                .STATE
                .in(code(Recipient.State.ONBOARDING), code(Recipient.State.RESTRICTED))
                .and(RECIPIENT.CHECKED_AT.lt(othersBefore)))
        .or(
            RECIPIENT
                .STATE
                .eq(code(Recipient.State.READY))
                .and(RECIPIENT.CHECKED_AT.lt(readyBefore)))
        .orderBy(RECIPIENT.CHECKED_AT)
        .limit(limit)
        .fetch(RECIPIENT.PAYEE);
  }

  private static RecipientRow row(RecipientRecord row) {
    return new RecipientRow(
        row.getPayee(),
        row.getName(),
        row.getEmail(),
        row.getCountry(),
        row.getIdemKey(),
        row.getProviderAccount(),
        Recipient.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getStateSince(),
        row.getCheckedAt());
  }

  private static String code(Recipient.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
