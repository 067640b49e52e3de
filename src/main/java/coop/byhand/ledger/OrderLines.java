package coop.byhand.ledger;

import static coop.byhandschema.ledger.Tables.JOURNAL;
import static coop.byhandschema.ledger.Tables.LINE_MOVE;
import static coop.byhandschema.ledger.Tables.LINE_SHARE;
import static coop.byhandschema.ledger.Tables.ORDER_LINE;
import static coop.byhandschema.ledger.Tables.PAID_ORDER;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import coop.byhandschema.ledger.tables.records.LineShareRecord;
import coop.byhandschema.ledger.tables.records.OrderLineRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Paid orders, their lines and shares, and where each share stands. Nothing here is changed. */
@Repository
class OrderLines {

  private final DSLContext sql;

  OrderLines(DSLContext sql) {
    this.sql = sql;
  }

  /** A paid order under its lock. */
  record Locked(String order, Currency currency, JournalId journal, PolicyVersion policy) {}

  void insert(
      JournalId journal,
      PaidOrder order,
      Duration hold,
      byte[] nonce,
      Digest digest,
      RegisterEntryId entry) {
    String currency = order.lines().getFirst().settlement().net().currencyCode();
    sql.insertInto(PAID_ORDER)
        .set(PAID_ORDER.ORDER_REF, order.order())
        .set(PAID_ORDER.JOURNAL_ID, journal.value())
        .set(PAID_ORDER.CURRENCY, currency)
        .set(PAID_ORDER.NONCE, nonce)
        .set(PAID_ORDER.JOURNAL_DIGEST, digest)
        .set(PAID_ORDER.ENTRY_ID, entry)
        .execute();
    List<OrderLineRecord> lines = new ArrayList<>();
    for (SaleLine line : order.lines()) {
      lines.add(line(order, line, lines.size() + 1, currency, order.at().plus(hold)));
    }
    sql.insertInto(ORDER_LINE).set(lines).execute();
    sql.insertInto(LINE_SHARE)
        .set(SalePosting.shares(order).stream().map(OrderLines::share).toList())
        .execute();
  }

  private static OrderLineRecord line(
      PaidOrder order, SaleLine line, int number, String currency, Instant holdUntil) {
    Settlement settlement = line.settlement();
    OrderLineRecord row = new OrderLineRecord();
    row.setLineRef(line.line());
    row.setOrderRef(order.order());
    row.setSeq((short) number);
    row.setWorkRef(line.work());
    row.setWorkTitle(line.title());
    row.setLicenceClass(line.licence());
    row.setCurrency(currency);
    row.setNet(settlement.net().minor());
    row.setTax(line.tax().amount().minor());
    row.setTaxCountry(line.tax().country());
    row.setTaxBp(line.tax().rate().value());
    row.setCreatorBp(settlement.split().creator().value());
    row.setOperatingBp(settlement.split().operating().value());
    row.setSolidarityBp(settlement.split().solidarity().value());
    row.setReserveBp(settlement.split().reserve().value());
    row.setHoldUntil(holdUntil);
    return row;
  }

  private static LineShareRecord share(LineShare share) {
    LineShareRecord row = new LineShareRecord();
    row.setLineRef(share.line());
    row.setShare((short) share.number());
    row.setRole(share.role().code());
    row.setMemberId(share.member());
    row.setWeight(share.creator().isPresent() ? share.weight() : null);
    row.setAmount(share.amount().minor());
    return row;
  }

  /** Locks a paid order; all that changes where its shares stand goes through here. */
  Optional<Locked> lock(String order) {
    Optional<Locked> found =
        sql.select(PAID_ORDER.CURRENCY, PAID_ORDER.JOURNAL_ID, JOURNAL.POLICY_VERSION)
            .from(PAID_ORDER)
            .join(JOURNAL)
            .on(JOURNAL.JOURNAL_ID.eq(PAID_ORDER.JOURNAL_ID))
            .where(PAID_ORDER.ORDER_REF.eq(order))
            .fetchOptional(row ->
                new Locked(
                    order,
                    Currency.getInstance(row.value1()),
                    new JournalId(row.value2()),
                    row.value3()));
    if (found.isPresent()) {
      sql.selectOne()
          .from(PAID_ORDER)
          .where(PAID_ORDER.ORDER_REF.eq(order))
          .forNoKeyUpdate()
          .fetch();
    }
    return found;
  }

  Optional<String> orderOf(String line) {
    return sql.select(ORDER_LINE.ORDER_REF)
        .from(ORDER_LINE)
        .where(ORDER_LINE.LINE_REF.eq(line))
        .fetchOptional(ORDER_LINE.ORDER_REF);
  }

  /** The lines of an order as they stand, by their names, in the order of the sale. */
  Map<String, LineState> states(String order) {
    return states(ORDER_LINE.ORDER_REF.eq(order));
  }

  /** One line as it stands. */
  Optional<LineState> state(String line) {
    return Optional.ofNullable(states(ORDER_LINE.LINE_REF.eq(line)).get(line));
  }

  private Map<String, LineState> states(Condition which) {
    Map<String, Map<Integer, Map<Place, Money>>> moved = new TreeMap<>();
    Field<BigDecimal> sum = DSL.sum(LINE_MOVE.AMOUNT);
    sql.select(LINE_MOVE.LINE_REF, LINE_MOVE.SHARE, LINE_MOVE.PLACE, ORDER_LINE.CURRENCY, sum)
        .from(LINE_MOVE)
        .join(ORDER_LINE)
        .on(ORDER_LINE.LINE_REF.eq(LINE_MOVE.LINE_REF))
        .where(which)
        .groupBy(LINE_MOVE.LINE_REF, LINE_MOVE.SHARE, LINE_MOVE.PLACE, ORDER_LINE.CURRENCY)
        .forEach(row ->
            moved
                .computeIfAbsent(row.value1(), line -> new TreeMap<>())
                .computeIfAbsent(row.value2().intValue(), share -> new EnumMap<>(Place.class))
                .put(Place.ofCode(row.value3()), money(row.value5(), row.value4())));
    Map<String, LineState> states = new LinkedHashMap<>();
    Map<String, List<ShareState>> shares = new LinkedHashMap<>();
    for (Sold sold : sold(which)) {
      LineShare share = sold.share();
      Map<Place, Money> places = new EnumMap<>(Place.class);
      places.put(share.beginning(), share.amount());
      moved
          .getOrDefault(share.line(), Map.of())
          .getOrDefault(share.number(), Map.of())
          .forEach((place, amount) -> places.merge(place, amount, Money::plus));
      List<ShareState> ofLine = shares.computeIfAbsent(share.line(), line -> new ArrayList<>());
      ofLine.add(new ShareState(share, places));
      states.put(
          share.line(), new LineState(share.line(), sold.holdUntil(), sold.released(), ofLine));
    }
    return states;
  }

  private record Sold(LineShare share, Instant holdUntil, boolean released) {}

  private List<Sold> sold(Condition which) {
    Field<Boolean> isReleased = DSL.field(released()).as("released");
    return sql.select(LINE_SHARE.asterisk())
        .select(ORDER_LINE.CURRENCY, ORDER_LINE.TAX_COUNTRY, ORDER_LINE.HOLD_UNTIL, isReleased)
        .from(ORDER_LINE)
        .join(LINE_SHARE)
        .on(LINE_SHARE.LINE_REF.eq(ORDER_LINE.LINE_REF))
        .where(which)
        .orderBy(ORDER_LINE.SEQ, LINE_SHARE.SHARE)
        .fetch(
            row -> new Sold(lineShare(row), row.get(ORDER_LINE.HOLD_UNTIL), row.get(isReleased)));
  }

  private static LineShare lineShare(Record row) {
    Long weight = row.get(LINE_SHARE.WEIGHT);
    return new LineShare(
        row.get(LINE_SHARE.LINE_REF),
        row.get(LINE_SHARE.SHARE),
        Role.ofCode(row.get(LINE_SHARE.ROLE)),
        row.get(LINE_SHARE.MEMBER_ID),
        weight == null ? 0 : weight,
        row.get(ORDER_LINE.TAX_COUNTRY),
        Money.of(row.get(LINE_SHARE.AMOUNT), row.get(ORDER_LINE.CURRENCY)));
  }

  /** What a journal did to shares, in the order in which it did. */
  List<Move> movesOf(JournalId journal) {
    return sql.select(
            LINE_MOVE.LINE_REF,
            LINE_MOVE.SHARE,
            LINE_MOVE.PLACE,
            LINE_MOVE.AMOUNT,
            ORDER_LINE.CURRENCY)
        .from(LINE_MOVE)
        .join(ORDER_LINE)
        .on(ORDER_LINE.LINE_REF.eq(LINE_MOVE.LINE_REF))
        .where(LINE_MOVE.JOURNAL_ID.eq(journal.value()))
        .orderBy(LINE_MOVE.SEQ)
        .fetch(row ->
            new Move(
                row.value1(),
                row.value2(),
                Place.ofCode(row.value3()),
                Money.of(row.value4(), row.value5())));
  }

  /** Lines whose hold is over, that were not released and have something to release. */
  List<String> due(Instant now, int limit) {
    Field<BigDecimal> sold =
        DSL.field(
            DSL.select(DSL.sum(LINE_SHARE.AMOUNT))
                .from(LINE_SHARE)
                .where(LINE_SHARE.LINE_REF.eq(ORDER_LINE.LINE_REF))
                .and(LINE_SHARE.ROLE.eq(Role.CREATOR.code())));
    return sql.select(ORDER_LINE.LINE_REF)
        .from(ORDER_LINE)
        .where(ORDER_LINE.HOLD_UNTIL.le(now))
        .andNot(released())
        .and(moved(Place.BLOCKED).plus(moved(Place.DISPUTED)).eq(BigDecimal.ZERO))
        .and(sold.plus(moved(Place.PENDING)).gt(BigDecimal.ZERO))
        .orderBy(ORDER_LINE.HOLD_UNTIL, ORDER_LINE.LINE_REF)
        .limit(limit)
        .fetch(ORDER_LINE.LINE_REF);
  }

  private static Condition released() {
    return DSL.exists(
        DSL.selectOne()
            .from(JOURNAL)
            .where(
                JOURNAL.IDEM_KEY.eq(
                    DSL.concat(DSL.inline(ReleasePosting.key("")), ORDER_LINE.LINE_REF))));
  }

  private static Field<BigDecimal> moved(Place place) {
    return DSL.field(
        DSL.select(DSL.coalesce(DSL.sum(LINE_MOVE.AMOUNT), BigDecimal.ZERO))
            .from(LINE_MOVE)
            .where(LINE_MOVE.LINE_REF.eq(ORDER_LINE.LINE_REF))
            .and(LINE_MOVE.PLACE.eq(place.code())));
  }

  private static Money money(BigDecimal sum, String currency) {
    return Money.of(sum.longValueExact(), currency);
  }
}
