package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.PURCHASE;
import static coop.byhandschema.checkout.Tables.PURCHASE_LINE;
import static coop.byhandschema.checkout.Tables.PURCHASE_SHARE;
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
import coop.byhandschema.checkout.tables.records.PurchaseLineRecord;
import coop.byhandschema.checkout.tables.records.PurchaseRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Orders as rows. */
@Repository
class Orders {

  private final DSLContext sql;

  Orders(DSLContext sql) {
    this.sql = sql;
  }

  /** An order as it is stored. */
  record OrderRow(
      OrderId id,
      PersonId buyer,
      String licensee,
      String billedTo,
      String address,
      Locale language,
      PolicyVersion policy,
      Instant placedAt,
      PaymentId payment,
      OrderState state,
      List<LineRow> lines) {}

  /**
   * One licence of it.
   *
   * @param weights of the creators
   */
  record LineRow(
      OrderLineId id,
      WorkId work,
      String title,
      LicenceClass licence,
      Money price,
      Money tax,
      Digest terms,
      Map<MemberId, Integer> weights,
      LineState state) {}

  void insert(OrderRow order) {
    sql.insertInto(PURCHASE)
        .set(PURCHASE.ORDER_ID, order.id())
        .set(PURCHASE.PERSON_ID, order.buyer())
        .set(PURCHASE.LICENSEE, order.licensee())
        .set(PURCHASE.BILLED_TO, order.billedTo())
        .set(PURCHASE.ADDRESS, order.address())
        .set(PURCHASE.LANGUAGE, order.language().getLanguage())
        .set(PURCHASE.CURRENCY, order.lines().getFirst().price().currencyCode())
        .set(PURCHASE.POLICY_VERSION, order.policy())
        .set(PURCHASE.PLACED_AT, order.placedAt())
        .set(PURCHASE.PAYMENT_ID, order.payment())
        .set(PURCHASE.STATE, "placed")
        .execute();
    short seq = 0;
    for (LineRow line : order.lines()) {
      seq++;
      insert(order.id(), line, seq);
    }
  }

  private void insert(OrderId order, LineRow line, short seq) {
    sql.insertInto(PURCHASE_LINE)
        .set(PURCHASE_LINE.LINE_ID, line.id().value())
        .set(PURCHASE_LINE.ORDER_ID, order)
        .set(PURCHASE_LINE.SEQ, seq)
        .set(PURCHASE_LINE.WORK_ID, line.work())
        .set(PURCHASE_LINE.WORK_TITLE, line.title())
        .set(PURCHASE_LINE.LICENCE_CLASS, line.licence().name())
        .set(PURCHASE_LINE.PRICE, line.price().minor())
        .set(PURCHASE_LINE.TAX, line.tax().minor())
        .set(PURCHASE_LINE.TERMS_DIGEST, line.terms())
        .set(PURCHASE_LINE.STATE, "ordered")
        .execute();
    line.weights()
        .forEach((member, weight) ->
            sql.insertInto(PURCHASE_SHARE)
                .set(PURCHASE_SHARE.LINE_ID, line.id().value())
                .set(PURCHASE_SHARE.MEMBER_ID, member)
                .set(PURCHASE_SHARE.WEIGHT, weight)
                .execute());
  }

  Optional<OrderRow> find(OrderId id) {
    return one(PURCHASE.ORDER_ID.eq(id), false);
  }

  Optional<OrderRow> find(OrderId id, Collection<PersonId> buyers) {
    return one(PURCHASE.ORDER_ID.eq(id).and(PURCHASE.PERSON_ID.in(buyers)), false);
  }

  /** An order, locked until the end of the transaction. */
  Optional<OrderRow> lock(OrderId id) {
    return one(PURCHASE.ORDER_ID.eq(id), true);
  }

  /** The order of a payment, locked until the end of the transaction. */
  Optional<OrderRow> lockOf(PaymentId payment) {
    return one(PURCHASE.PAYMENT_ID.eq(payment), true);
  }

  /** Which order a payment is for and under which policy; without its lines, and not locked. */
  Optional<Terms> termsOf(PaymentId payment) {
    return sql.select(PURCHASE.ORDER_ID, PURCHASE.POLICY_VERSION)
        .from(PURCHASE)
        .where(PURCHASE.PAYMENT_ID.eq(payment))
        .fetchOptional(row -> new Terms(row.value1(), row.value2()));
  }

  /** An order and the policy it was placed under; neither ever changes. */
  record Terms(OrderId order, PolicyVersion policy) {}

  /** The order that a line belongs to. */
  Optional<OrderId> orderOf(OrderLineId line) {
    return sql.select(PURCHASE_LINE.ORDER_ID)
        .from(PURCHASE_LINE)
        .where(PURCHASE_LINE.LINE_ID.eq(line.value()))
        .fetchOptional(PURCHASE_LINE.ORDER_ID);
  }

  /** A buyer's orders, the newest first. */
  List<OrderRow> of(Collection<PersonId> buyers, int limit) {
    return sql.selectFrom(PURCHASE)
        .where(PURCHASE.PERSON_ID.in(buyers))
        .orderBy(PURCHASE.PLACED_AT.desc())
        .limit(limit)
        .fetch()
        .map(this::order);
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

  /** Where a buyer said they were when they last ordered. */
  Optional<String> lastCountry(PersonId buyer) {
    return sql.select(QUOTE.COUNTRY)
        .from(PURCHASE)
        .join(QUOTE)
        .on(QUOTE.ORDER_ID.eq(PURCHASE.ORDER_ID))
        .where(PURCHASE.PERSON_ID.eq(buyer))
        .orderBy(PURCHASE.PLACED_AT.desc())
        .limit(1)
        .fetchOptional(QUOTE.COUNTRY)
        .filter(country -> !country.equals("ZZ"));
  }

  /** Stores what an order has come to; it never goes back to placed. */
  void decide(OrderId id, OrderState state) {
    PurchaseRecord row = new PurchaseRecord();
    switch (state) {
      case OrderState.Placed placed ->
          throw new IllegalArgumentException("an order is placed once: " + id);
      case OrderState.Paid(Instant at) -> {
        row.setState("paid");
        row.setDecidedAt(at);
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

  /** Stores what a line has come to. */
  void decide(OrderLineId id, LineState state) {
    PurchaseLineRecord row = new PurchaseLineRecord();
    switch (state) {
      case LineState.Ordered ordered ->
          throw new IllegalArgumentException("a line is ordered once: " + id);
      case LineState.Granted(Instant at, LicenceId licence) -> {
        row.setState("granted");
        row.setDecidedAt(at);
        row.setLicenceId(licence);
      }
      case LineState.Lost(Instant at, String reason) -> {
        row.setState("lost");
        row.setDecidedAt(at);
        row.setReason(reason);
      }
    }
    sql.update(PURCHASE_LINE).set(row).where(PURCHASE_LINE.LINE_ID.eq(id.value())).execute();
  }

  private Optional<OrderRow> one(Condition which, boolean locked) {
    var select = sql.selectFrom(PURCHASE).where(which);
    return (locked ? select.forNoKeyUpdate() : select).fetchOptional().map(this::order);
  }

  private OrderRow order(PurchaseRecord row) {
    return new OrderRow(
        row.getOrderId(),
        row.getPersonId(),
        row.getLicensee(),
        row.getBilledTo(),
        row.getAddress(),
        Locale.of(row.getLanguage()),
        row.getPolicyVersion(),
        row.getPlacedAt(),
        row.getPaymentId(),
        state(row),
        sql.selectFrom(PURCHASE_LINE)
            .where(PURCHASE_LINE.ORDER_ID.eq(row.getOrderId()))
            .orderBy(PURCHASE_LINE.SEQ)
            .fetch()
            .map(line -> line(line, row.getCurrency())));
  }

  private LineRow line(PurchaseLineRecord row, String currency) {
    return new LineRow(
        new OrderLineId(row.getLineId()),
        row.getWorkId(),
        row.getWorkTitle(),
        LicenceClass.valueOf(row.getLicenceClass()),
        Money.of(row.getPrice(), currency),
        Money.of(row.getTax(), currency),
        row.getTermsDigest(),
        sql.select(PURCHASE_SHARE.MEMBER_ID, PURCHASE_SHARE.WEIGHT)
            .from(PURCHASE_SHARE)
            .where(PURCHASE_SHARE.LINE_ID.eq(row.getLineId()))
            .fetchMap(PURCHASE_SHARE.MEMBER_ID, PURCHASE_SHARE.WEIGHT),
        lineState(row));
  }

  private static LineState lineState(PurchaseLineRecord row) {
    return switch (row.getState()) {
      case "ordered" -> new LineState.Ordered();
      case "granted" ->
          new LineState.Granted(
              Objects.requireNonNull(row.getDecidedAt()),
              Objects.requireNonNull(row.getLicenceId()));
      case "lost" ->
          new LineState.Lost(
              Objects.requireNonNull(row.getDecidedAt()), Objects.requireNonNull(row.getReason()));
      default -> throw new IllegalStateException("unknown state " + row.getState());
    };
  }

  private static OrderState state(PurchaseRecord row) {
    return switch (row.getState()) {
      case "placed" -> new OrderState.Placed();
      case "paid" -> new OrderState.Paid(Objects.requireNonNull(row.getDecidedAt()));
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
