package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.PAYMENT;
import static coop.byhandschema.payments.Tables.PAYMENT_ITEM;

import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentState.Decline;
import coop.byhand.payments.PaymentState.Expired;
import coop.byhand.payments.PaymentState.Failed;
import coop.byhand.payments.PaymentState.Intended;
import coop.byhand.payments.PaymentState.Open;
import coop.byhand.payments.PaymentState.Processing;
import coop.byhand.payments.PaymentState.Succeeded;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import coop.byhandschema.payments.tables.records.PaymentItemRecord;
import coop.byhandschema.payments.tables.records.PaymentRecord;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Payments as rows. */
@Repository
class PaymentRows {

  private final DSLContext sql;

  PaymentRows(DSLContext sql) {
    this.sql = sql;
  }

  void insert(Intention intention) {
    sql.insertInto(PAYMENT).set(record(intention)).execute();
    List<PaymentRequest.Item> items = intention.request().items();
    List<PaymentItemRecord> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      PaymentItemRecord line = new PaymentItemRecord();
      line.setPaymentId(intention.id());
      line.setSeq((short) (i + 1));
      line.setDescription(items.get(i).description());
      line.setAmount(items.get(i).amount().minor());
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      sql.insertInto(PAYMENT_ITEM).set(lines).execute();
    }
  }

  /** As above, unless another caller has written it down under the same name; how many were added. */
  int insertOnce(Intention intention) {
    return sql.insertInto(PAYMENT).set(record(intention)).onConflictDoNothing().execute();
  }

  private static PaymentRecord record(Intention intention) {
    PaymentRequest request = intention.request();
    PaymentRecord row = new PaymentRecord();
    row.setPaymentId(intention.id());
    row.setReference(request.reference());
    row.setDescription(request.description());
    row.setAmount(request.amount().minor());
    row.setCurrency(request.amount().currencyCode());
    row.setSuccessUri(request.successUri().toString());
    row.setCancelUri(request.cancelUri().toString());
    row.setExpiresAt(request.expiresAt());
    row.setIdemKey(intention.name());
    row.setAttempt((short) intention.attempt());
    row.setLive(intention.live());
    row.setState("intended");
    row.setIntendedAt(intention.at());
    return row;
  }

  /** The intention with the lines of its page, which only the opening needs. */
  Intention withItems(Intention intention) {
    PaymentRequest request = intention.request();
    String currency = request.amount().currencyCode();
    List<PaymentRequest.Item> items =
        sql.selectFrom(PAYMENT_ITEM)
            .where(PAYMENT_ITEM.PAYMENT_ID.eq(intention.id()))
            .orderBy(PAYMENT_ITEM.SEQ)
            .fetch(line ->
                new PaymentRequest.Item(
                    line.getDescription(), Money.of(line.getAmount(), currency)));
    return new Intention(
        intention.id(),
        new PaymentRequest(
            request.reference(),
            request.amount(),
            request.description(),
            request.successUri(),
            request.cancelUri(),
            request.expiresAt(),
            items),
        intention.name(),
        intention.attempt(),
        intention.live(),
        intention.at());
  }

  /** Remembers that the page shall be closed, if it can still be paid on. */
  int startClosing(PaymentId id, Instant now) {
    return sql.update(PAYMENT)
        .set(PAYMENT.CLOSING_SINCE, DSL.coalesce(PAYMENT.CLOSING_SINCE, DSL.val(now)))
        .where(PAYMENT.PAYMENT_ID.eq(id))
        .and(PAYMENT.STATE.in("intended", "open"))
        .execute();
  }

  /** Pages that shall be closed and are not. */
  List<PaymentId> closing(Instant before, int limit) {
    return sql.select(PAYMENT.PAYMENT_ID)
        .from(PAYMENT)
        .where(PAYMENT.CLOSING_SINCE.lt(before))
        .and(PAYMENT.STATE.in("intended", "open"))
        .limit(limit)
        .fetch(PAYMENT.PAYMENT_ID);
  }

  /** Payments by the provider's id of their money. */
  Optional<PaymentId> ofCharge(String charge) {
    return sql.select(PAYMENT.PAYMENT_ID)
        .from(PAYMENT)
        .where(PAYMENT.PROVIDER_CHARGE.eq(charge))
        .fetchOptional(PAYMENT.PAYMENT_ID);
  }

  /** The payment that is made on a page of the provider. */
  Optional<PaymentId> ofSession(String session) {
    return sql.select(PAYMENT.PAYMENT_ID)
        .from(PAYMENT)
        .where(PAYMENT.PROVIDER_SESSION.eq(session))
        .fetchOptional(PAYMENT.PAYMENT_ID);
  }

  Optional<PaymentRow> find(PaymentId id) {
    return sql.selectFrom(PAYMENT).where(PAYMENT.PAYMENT_ID.eq(id)).fetchOptional(PaymentRows::row);
  }

  /** The payment, locked until the end of the transaction. */
  PaymentRow lock(PaymentId id) {
    return sql.selectFrom(PAYMENT)
        .where(PAYMENT.PAYMENT_ID.eq(id))
        .forNoKeyUpdate()
        .fetchOptional(PaymentRows::row)
        .orElseThrow(() -> new IllegalArgumentException("no payment " + id));
  }

  /** Stores what a step changed; a fee, once known, is stored beside it. */
  void store(PaymentRow after, @Nullable ProviderFeeTaken fee) {
    PaymentRecord row = new PaymentRecord();
    row.setPaymentId(after.id());
    row.setState(code(after.state()));
    row.setProviderSession(after.session());
    row.setHostedPage(after.page());
    row.setCheckedAt(after.checkedAt());
    row.setProviderCharge(after.charge());
    row.setCardCountry(after.country());
    Decline decline = after.decline();
    if (decline != null) {
      row.setDeclineCode(decline.code());
      row.setDeclinedAt(decline.at());
    }
    switch (after.state()) {
      case Intended intended -> {}
      case Open open -> {}
      case Processing processing -> {}
      case Succeeded(Money amount, Instant at) -> row.setDecidedAt(at);
      case Expired(Instant at) -> row.setDecidedAt(at);
      case Failed(String reason, Instant at) -> {
        row.setDecidedAt(at);
        row.setFailure(reason);
      }
    }
    if (fee != null) {
      row.setFeeTransaction(fee.transaction());
      row.setFee(fee.fee().minor());
    }
    sql.update(PAYMENT)
        .set(row)
        .set(PAYMENT.OPENED_AT, DSL.coalesce(PAYMENT.OPENED_AT, DSL.val(after.checkedAt())))
        .where(PAYMENT.PAYMENT_ID.eq(after.id()))
        .execute();
  }

  /** Counts up the attempt, unless another caller has done so. */
  void nextAttempt(Intention intention) {
    sql.update(PAYMENT)
        .set(PAYMENT.ATTEMPT, (short) (intention.attempt() + 1))
        .where(PAYMENT.PAYMENT_ID.eq(intention.id()))
        .and(PAYMENT.ATTEMPT.eq((short) intention.attempt()))
        .and(PAYMENT.STATE.eq("intended"))
        .execute();
  }

  /**
   * Gives a page that nobody was given a later end, and the try that opens it another key: the call
   * is another one. Does nothing if another caller was quicker.
   */
  void endLater(Intention intention, Instant until) {
    sql.update(PAYMENT)
        .set(PAYMENT.EXPIRES_AT, until)
        .set(PAYMENT.ATTEMPT, (short) (intention.attempt() + 1))
        .where(PAYMENT.PAYMENT_ID.eq(intention.id()))
        .and(PAYMENT.ATTEMPT.eq((short) intention.attempt()))
        .and(PAYMENT.STATE.eq("intended"))
        .and(PAYMENT.CLOSING_SINCE.isNull())
        .execute();
  }

  /** Ends those of which nobody ever saw the page, and whose time is over by now; which they are. */
  List<PaymentId> expireUnopened(Instant now, int limit) {
    return sql.update(PAYMENT)
        .set(PAYMENT.STATE, "expired")
        .set(PAYMENT.DECIDED_AT, now)
        .where(
            PAYMENT.PAYMENT_ID.in(
                sql.select(PAYMENT.PAYMENT_ID)
                    .from(PAYMENT)
                    .where(PAYMENT.STATE.eq("intended").and(PAYMENT.EXPIRES_AT.lt(now)))
                    .orderBy(PAYMENT.EXPIRES_AT, PAYMENT.PAYMENT_ID)
                    .limit(limit)
                    .forNoKeyUpdate()
                    .skipLocked()))
        .returningResult(PAYMENT.PAYMENT_ID)
        .fetch(PAYMENT.PAYMENT_ID);
  }

  /** Undecided payments, and paid ones without their fee, not asked about since the instants. */
  List<PaymentId> toCheck(Instant undecidedBefore, Instant feeBefore, int limit) {
    return sql.select(PAYMENT.PAYMENT_ID)
        .from(PAYMENT)
        .where(
            PAYMENT
                .STATE
                .in("open", "processing")
                .and(DSL.coalesce(PAYMENT.CHECKED_AT, PAYMENT.OPENED_AT).lt(undecidedBefore)))
        .or(
            PAYMENT
                .STATE
                .eq("succeeded")
                .and(PAYMENT.FEE_TRANSACTION.isNull())
                .and(PAYMENT.CHECKED_AT.lt(feeBefore)))
        .orderBy(PAYMENT.CHECKED_AT.asc().nullsFirst())
        .limit(limit)
        .fetch(PAYMENT.PAYMENT_ID);
  }

  private static PaymentRow row(PaymentRecord row) {
    PaymentRequest request =
        new PaymentRequest(
            row.getReference(),
            Money.of(row.getAmount(), row.getCurrency()),
            row.getDescription(),
            URI.create(row.getSuccessUri()),
            URI.create(row.getCancelUri()),
            row.getExpiresAt());
    Intention intention =
        new Intention(
            row.getPaymentId(),
            request,
            row.getIdemKey(),
            row.getAttempt(),
            row.getLive(),
            row.getIntendedAt());
    Decline decline =
        row.getDeclineCode() == null
            ? null
            : new Decline(row.getDeclineCode(), Objects.requireNonNull(row.getDeclinedAt()));
    return new PaymentRow(
        intention,
        state(row, request, decline),
        row.getProviderSession(),
        row.getHostedPage(),
        row.getCheckedAt(),
        decline,
        row.getProviderCharge(),
        row.getFeeTransaction(),
        row.getClosingSince(),
        row.getCardCountry());
  }

  private static PaymentState state(
      PaymentRecord row, PaymentRequest request, @Nullable Decline decline) {
    return switch (row.getState()) {
      case "intended" -> new Intended(row.getIntendedAt());
      case "open" -> PaymentRow.open(row.getHostedPage(), request.expiresAt(), decline);
      case "processing" -> new Processing(Objects.requireNonNull(row.getCheckedAt()));
      case "succeeded" ->
          new Succeeded(request.amount(), Objects.requireNonNull(row.getDecidedAt()));
      case "expired" -> new Expired(Objects.requireNonNull(row.getDecidedAt()));
      case "failed" ->
          new Failed(
              Objects.requireNonNull(row.getFailure()), Objects.requireNonNull(row.getDecidedAt()));
      default -> throw new IllegalStateException("unknown state " + row.getState());
    };
  }

  private static String code(PaymentState state) {
    return switch (state) {
      case Intended intended -> "intended";
      case Open open -> "open";
      case Processing processing -> "processing";
      case Succeeded succeeded -> "succeeded";
      case Expired expired -> "expired";
      case Failed failed -> "failed";
    };
  }
}
