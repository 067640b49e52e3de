package coop.byhand.payouts;

import static coop.byhandschema.payouts.Tables.LEFT_OUT;
import static coop.byhandschema.payouts.Tables.PAYOUT;
import static coop.byhandschema.payouts.Tables.RUN;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyVersion;
import coop.byhandschema.payouts.tables.records.LeftOutRecord;
import coop.byhandschema.payouts.tables.records.RunRecord;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Runs and those they left out, as rows. */
@Repository
class Runs {

  private final DSLContext sql;

  Runs(DSLContext sql) {
    this.sql = sql;
  }

  Optional<Run> last() {
    return sql.selectFrom(RUN).orderBy(RUN.RUN_NO.desc()).limit(1).fetchOptional(Runs::run);
  }

  /** Opens a run, unless another caller has done so. */
  void open(int number, PolicyVersion policy, Instant now) {
    sql.insertInto(RUN)
        .set(RUN.RUN_NO, number)
        .set(RUN.POLICY_VERSION, policy)
        .set(RUN.STARTED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  /**
   * The run that a payout belongs to which was made and forgotten: the last one, or if that has
   * handled the member or there is none, one that is opened for it and over at once. Locked, so
   * that two payouts of one member never take the same.
   */
  Run forFound(MemberId member, Currency currency, Policy policy, Instant now) {
    int number = last().map(Run::number).orElse(1);
    while (true) {
      Optional<Run> run = lock(number);
      if (run.isEmpty()) {
        last().filter(Run::isOpen).ifPresent(open -> finish(open.number(), now));
        open(number, policy.version(), now);
        finish(number, now);
      } else if (!hasHandled(number, member, currency)) {
        return run.get();
      } else {
        number++;
      }
    }
  }

  private Optional<Run> lock(int number) {
    return sql.selectFrom(RUN)
        .where(RUN.RUN_NO.eq(number))
        .forNoKeyUpdate()
        .fetchOptional(Runs::run);
  }

  /** Locks a run until the end of the transaction; false if it has ended. */
  boolean lockOpen(int number) {
    return sql.select(RUN.RUN_NO)
        .from(RUN)
        .where(RUN.RUN_NO.eq(number).and(RUN.FINISHED_AT.isNull()))
        .forNoKeyUpdate()
        .fetchOptional()
        .isPresent();
  }

  void finish(int number, Instant now) {
    sql.update(RUN)
        .set(RUN.FINISHED_AT, now)
        .where(RUN.RUN_NO.eq(number).and(RUN.FINISHED_AT.isNull()))
        .execute();
  }

  /** The members that a run has already paid or left out. */
  Set<MemberId> handled(int number, Currency currency) {
    return new HashSet<>(
        sql.select(PAYOUT.MEMBER_ID)
            .from(PAYOUT)
            .where(PAYOUT.RUN_NO.eq(number).and(PAYOUT.CURRENCY.eq(currency.getCurrencyCode())))
            .unionAll(
                DSL.select(LEFT_OUT.MEMBER_ID)
                    .from(LEFT_OUT)
                    .where(
                        LEFT_OUT
                            .RUN_NO
                            .eq(number)
                            .and(LEFT_OUT.CURRENCY.eq(currency.getCurrencyCode()))))
            .fetch(PAYOUT.MEMBER_ID));
  }

  /** True if a run has already paid or left out this member in this currency. */
  boolean hasHandled(int number, MemberId member, Currency currency) {
    String code = currency.getCurrencyCode();
    return sql.fetchExists(
            PAYOUT,
            PAYOUT.RUN_NO.eq(number).and(PAYOUT.MEMBER_ID.eq(member)).and(PAYOUT.CURRENCY.eq(code)))
        || sql.fetchExists(
            LEFT_OUT,
            LEFT_OUT
                .RUN_NO
                .eq(number)
                .and(LEFT_OUT.MEMBER_ID.eq(member))
                .and(LEFT_OUT.CURRENCY.eq(code)));
  }

  void leaveOut(LeftOut leftOut) {
    sql.insertInto(LEFT_OUT)
        .set(LEFT_OUT.RUN_NO, leftOut.run())
        .set(LEFT_OUT.MEMBER_ID, leftOut.member())
        .set(LEFT_OUT.AMOUNT, leftOut.amount().minor())
        .set(LEFT_OUT.CURRENCY, leftOut.amount().currencyCode())
        .set(LEFT_OUT.REASON, leftOut.reason().code())
        .set(LEFT_OUT.NOTED_AT, leftOut.at())
        .onConflictDoNothing()
        .execute();
  }

  /** Whom a run left out, in the order of their ids. */
  List<LeftOut> leftOut(int number) {
    return sql.selectFrom(LEFT_OUT)
        .where(LEFT_OUT.RUN_NO.eq(number))
        .orderBy(LEFT_OUT.MEMBER_ID, LEFT_OUT.CURRENCY)
        .fetch(Runs::leftOut);
  }

  Optional<LeftOut> leftOut(int number, MemberId member) {
    return sql.selectFrom(LEFT_OUT)
        .where(LEFT_OUT.RUN_NO.eq(number).and(LEFT_OUT.MEMBER_ID.eq(member)))
        .orderBy(LEFT_OUT.CURRENCY)
        .limit(1)
        .fetchOptional(Runs::leftOut);
  }

  private static Run run(RunRecord row) {
    return new Run(row.getRunNo(), row.getPolicyVersion(), row.getStartedAt(), row.getFinishedAt());
  }

  private static LeftOut leftOut(LeftOutRecord row) {
    return new LeftOut(
        row.getRunNo(),
        row.getMemberId(),
        Money.of(row.getAmount(), row.getCurrency()),
        LeftOut.Reason.ofCode(row.getReason()),
        row.getNotedAt());
  }
}
