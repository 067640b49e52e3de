package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.BANK_PAYOUT;

import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Our own payouts to the bank as rows. */
@Repository
class BankRows {

  private final DSLContext sql;

  BankRows(DSLContext sql) {
    this.sql = sql;
  }

  /** Writes down that a payout left; how many rows were added: 0 if we knew. */
  int paid(ProviderPayout payout, Instant now) {
    return sql.insertInto(BANK_PAYOUT)
        .set(BANK_PAYOUT.PROVIDER_PAYOUT, payout.id())
        .set(BANK_PAYOUT.AMOUNT, payout.amount().minor())
        .set(BANK_PAYOUT.CURRENCY, payout.amount().currencyCode())
        .set(BANK_PAYOUT.PAID_AT, now)
        .set(BANK_PAYOUT.CHECKED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  /** Writes down that a payout came back; how many rows changed: 0 if we knew. */
  int returned(String payout, Instant now) {
    return sql.update(BANK_PAYOUT)
        .set(BANK_PAYOUT.RETURNED_AT, now)
        .set(BANK_PAYOUT.CHECKED_AT, now)
        .where(BANK_PAYOUT.PROVIDER_PAYOUT.eq(payout).and(BANK_PAYOUT.RETURNED_AT.isNull()))
        .execute();
  }
}
