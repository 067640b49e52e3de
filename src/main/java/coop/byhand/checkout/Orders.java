package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.PURCHASE;
import static coop.byhandschema.checkout.Tables.QUOTE;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.LicenceId;
import coop.byhand.members.MemberId;
import coop.byhand.payments.PaymentId;
import coop.byhand.policy.PolicyVersion;
import coop.byhandschema.checkout.tables.records.PurchaseRecord;
import coop.byhandschema.checkout.tables.records.QuoteRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Quotes and orders as rows. */
@Repository
class Orders {

  private final DSLContext sql;

  Orders(DSLContext sql) {
    this.sql = sql;
  }

  /** A quote as it is stored. */
  record QuoteRow(
      OrderId order,
      PersonId buyer,
      WorkId work,
      LicenceClass licence,
      Money price,
      PolicyVersion policy,
      Digest terms,
      Instant quotedAt,
      Instant heldUntil) {}

  /** An order as it is stored. */
  record OrderRow(
      OrderId id,
      PersonId buyer,
      WorkId work,
      String title,
      MemberId creator,
      LicenceClass licence,
      String licensee,
      Money price,
      PolicyVersion policy,
      Digest terms,
      Instant placedAt,
      PaymentId payment,
      OrderState state) {}

  void insert(QuoteRow quote) {
    sql.insertInto(QUOTE)
        .set(QUOTE.ORDER_ID, quote.order())
        .set(QUOTE.PERSON_ID, quote.buyer())
        .set(QUOTE.WORK_ID, quote.work())
        .set(QUOTE.LICENCE_CLASS, quote.licence().name())
        .set(QUOTE.PRICE, quote.price().minor())
        .set(QUOTE.CURRENCY, quote.price().currencyCode())
        .set(QUOTE.POLICY_VERSION, quote.policy())
        .set(QUOTE.TERMS_DIGEST, quote.terms())
        .set(QUOTE.QUOTED_AT, quote.quotedAt())
        .set(QUOTE.HELD_UNTIL, quote.heldUntil())
        .execute();
  }

  /** The newest quote of a work that is still held for this buyer and was not ordered. */
  Optional<QuoteRow> held(PersonId buyer, WorkId work, LicenceClass licence, Instant now) {
    return sql.selectFrom(QUOTE)
        .where(QUOTE.PERSON_ID.eq(buyer))
        .and(QUOTE.WORK_ID.eq(work))
        .and(QUOTE.LICENCE_CLASS.eq(licence.name()))
        .and(QUOTE.HELD_UNTIL.gt(now))
        .and(
            DSL.notExists(
                DSL.selectOne().from(PURCHASE).where(PURCHASE.ORDER_ID.eq(QUOTE.ORDER_ID))))
        .orderBy(QUOTE.QUOTED_AT.desc())
        .limit(1)
        .fetchOptional(Orders::quote);
  }

  /** A buyer's quote, locked: two clicks wait for each other here. */
  Optional<QuoteRow> lockQuote(OrderId order, PersonId buyer) {
    return sql.selectFrom(QUOTE)
        .where(QUOTE.ORDER_ID.eq(order).and(QUOTE.PERSON_ID.eq(buyer)))
        .forNoKeyUpdate()
        .fetchOptional(Orders::quote);
  }

  void insert(OrderRow order) {
    sql.insertInto(PURCHASE)
        .set(PURCHASE.ORDER_ID, order.id())
        .set(PURCHASE.PERSON_ID, order.buyer())
        .set(PURCHASE.WORK_ID, order.work())
        .set(PURCHASE.WORK_TITLE, order.title())
        .set(PURCHASE.MEMBER_ID, order.creator())
        .set(PURCHASE.LICENCE_CLASS, order.licence().name())
        .set(PURCHASE.LICENSEE, order.licensee())
        .set(PURCHASE.PRICE, order.price().minor())
        .set(PURCHASE.CURRENCY, order.price().currencyCode())
        .set(PURCHASE.POLICY_VERSION, order.policy())
        .set(PURCHASE.TERMS_DIGEST, order.terms())
        .set(PURCHASE.PLACED_AT, order.placedAt())
        .set(PURCHASE.PAYMENT_ID, order.payment())
        .set(PURCHASE.STATE, "placed")
        .execute();
  }

  Optional<OrderRow> find(OrderId id, PersonId buyer) {
    return sql.selectFrom(PURCHASE)
        .where(PURCHASE.ORDER_ID.eq(id).and(PURCHASE.PERSON_ID.eq(buyer)))
        .fetchOptional(Orders::order);
  }

  /** The order of a payment, locked until the end of the transaction. */
  Optional<OrderRow> lockOf(PaymentId payment) {
    return sql.selectFrom(PURCHASE)
        .where(PURCHASE.PAYMENT_ID.eq(payment))
        .forNoKeyUpdate()
        .fetchOptional(Orders::order);
  }

  /** The name that a buyer last licensed under. */
  Optional<String> lastLicensee(PersonId buyer) {
    return sql.select(PURCHASE.LICENSEE)
        .from(PURCHASE)
        .where(PURCHASE.PERSON_ID.eq(buyer))
        .orderBy(PURCHASE.PLACED_AT.desc())
        .limit(1)
        .fetchOptional(PURCHASE.LICENSEE);
  }

  /** Stores what an order has come to; it never goes back to placed. */
  void decide(OrderId id, OrderState state) {
    PurchaseRecord row = new PurchaseRecord();
    switch (state) {
      case OrderState.Placed placed ->
          throw new IllegalArgumentException("an order is placed once: " + id);
      case OrderState.Paid(Instant at, LicenceId licence) -> {
        row.setState("paid");
        row.setDecidedAt(at);
        row.setLicenceId(licence);
        row.setReason(null);
      }
      case OrderState.Closed(Instant at, String reason) -> {
        row.setState("closed");
        row.setDecidedAt(at);
        row.setReason(reason);
      }
      case OrderState.RefundDue(Instant at, String reason) -> {
        row.setState("refund_due");
        row.setDecidedAt(at);
        row.setReason(reason);
      }
    }
    sql.update(PURCHASE).set(row).where(PURCHASE.ORDER_ID.eq(id)).execute();
  }

  private static QuoteRow quote(QuoteRecord row) {
    return new QuoteRow(
        row.getOrderId(),
        row.getPersonId(),
        row.getWorkId(),
        LicenceClass.valueOf(row.getLicenceClass()),
        Money.of(row.getPrice(), row.getCurrency()),
        row.getPolicyVersion(),
        row.getTermsDigest(),
        row.getQuotedAt(),
        row.getHeldUntil());
  }

  private static OrderRow order(PurchaseRecord row) {
    return new OrderRow(
        row.getOrderId(),
        row.getPersonId(),
        row.getWorkId(),
        row.getWorkTitle(),
        row.getMemberId(),
        LicenceClass.valueOf(row.getLicenceClass()),
        row.getLicensee(),
        Money.of(row.getPrice(), row.getCurrency()),
        row.getPolicyVersion(),
        row.getTermsDigest(),
        row.getPlacedAt(),
        row.getPaymentId(),
        state(row));
  }

  private static OrderState state(PurchaseRecord row) {
    return switch (row.getState()) {
      case "placed" -> new OrderState.Placed();
      case "paid" ->
          new OrderState.Paid(
              Objects.requireNonNull(row.getDecidedAt()),
              Objects.requireNonNull(row.getLicenceId()));
      case "closed" ->
          new OrderState.Closed(
              Objects.requireNonNull(row.getDecidedAt()), Objects.requireNonNull(row.getReason()));
      case "refund_due" ->
          new OrderState.RefundDue(
              Objects.requireNonNull(row.getDecidedAt()), Objects.requireNonNull(row.getReason()));
      default -> throw new IllegalStateException("unknown state " + row.getState());
    };
  }
}
