package coop.byhand.payouts;

import static coop.byhandschema.payouts.Tables.CLAWBACK;

import coop.byhand.kernel.Money;
import coop.byhand.payments.ReversalId;
import coop.byhand.policy.PolicyVersion;
import coop.byhandschema.payouts.tables.records.ClawbackRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Clawbacks as rows. */
@Repository
class Clawbacks {

  private static final String INTENDED = "intended";
  private static final String DONE = "done";
  private static final String FAILED = "failed";

  private final DSLContext sql;

  Clawbacks(DSLContext sql) {
    this.sql = sql;
  }

  /** Writes an attempt down; tells how many rows were made: none if one is under way. */
  int insert(Clawback clawback, PolicyVersion policy, Instant now) {
    return sql.insertInto(CLAWBACK)
        .set(CLAWBACK.REVERSAL_ID, clawback.id())
        .set(CLAWBACK.PAYOUT_ID, clawback.payout())
        .set(CLAWBACK.MEMBER_ID, clawback.member())
        .set(CLAWBACK.AMOUNT, clawback.amount().minor())
        .set(CLAWBACK.CURRENCY, clawback.amount().currencyCode())
        .set(CLAWBACK.OWED, clawback.owed().minor())
        .set(CLAWBACK.POLICY_VERSION, policy)
        .set(CLAWBACK.STATE, INTENDED)
        .set(CLAWBACK.INTENDED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  /** The newest attempt at a member in a currency. */
  Optional<Clawback> last(PayoutRows.Payee payee) {
    return sql.selectFrom(CLAWBACK)
        .where(CLAWBACK.MEMBER_ID.eq(payee.member()))
        .and(CLAWBACK.CURRENCY.eq(payee.currency().getCurrencyCode()))
        .orderBy(CLAWBACK.INTENDED_AT.desc(), CLAWBACK.REVERSAL_ID.desc())
        .limit(1)
        .fetchOptional(Clawbacks::clawback);
  }

  /** An attempt, locked until the end of the transaction. */
  Optional<Clawback> lock(ReversalId id) {
    return sql.selectFrom(CLAWBACK)
        .where(CLAWBACK.REVERSAL_ID.eq(id))
        .forNoKeyUpdate()
        .fetchOptional(Clawbacks::clawback);
  }

  /** The version of the voted document that an attempt follows. */
  PolicyVersion policy(ReversalId id) {
    return sql.selectFrom(CLAWBACK)
        .where(CLAWBACK.REVERSAL_ID.eq(id))
        .fetchSingle()
        .getPolicyVersion();
  }

  void markDone(ReversalId id, Instant at) {
    decide(id, DONE, null, at);
  }

  void markRefused(ReversalId id, String reason, Instant at) {
    decide(id, FAILED, PayoutRows.shortened(reason), at);
  }

  private void decide(ReversalId id, String state, @Nullable String reason, Instant at) {
    sql.update(CLAWBACK)
        .set(CLAWBACK.STATE, state)
        .set(CLAWBACK.REASON, reason)
        // A provider's time may lie a little before ours.
        .set(
            CLAWBACK.DECIDED_AT,
            DSL.greatest(CLAWBACK.INTENDED_AT, DSL.val(at, CLAWBACK.DECIDED_AT)))
        .where(CLAWBACK.REVERSAL_ID.eq(id))
        .execute();
  }

  long underWay() {
    return sql.fetchCount(CLAWBACK, CLAWBACK.STATE.eq(INTENDED));
  }

  /** Refused attempts, the newest first. */
  List<Clawback> refused(int limit) {
    return sql.selectFrom(CLAWBACK)
        .where(CLAWBACK.STATE.eq(FAILED))
        .orderBy(CLAWBACK.INTENDED_AT.desc())
        .limit(limit)
        .fetch(Clawbacks::clawback);
  }

  private static Clawback clawback(ClawbackRecord row) {
    return new Clawback(
        row.getReversalId(),
        row.getPayoutId(),
        row.getMemberId(),
        Money.of(row.getAmount(), row.getCurrency()),
        Money.of(row.getOwed(), row.getCurrency()),
        switch (row.getState()) {
          case INTENDED -> new Clawback.State.Asked(row.getIntendedAt());
          case DONE -> new Clawback.State.Done(Objects.requireNonNull(row.getDecidedAt()));
          case FAILED ->
              new Clawback.State.Refused(
                  Objects.requireNonNull(row.getDecidedAt()),
                  Objects.requireNonNull(row.getReason()));
          default -> throw new IllegalStateException("clawback state " + row.getState());
        });
  }
}
