package coop.byhand.payments;

import static coop.byhandschema.payments.Tables.CORRECTION;
import static coop.byhandschema.payments.Tables.LISTED;
import static coop.byhandschema.payments.Tables.TOLD;

import coop.byhand.kernel.Money;
import coop.byhand.payments.OutstandingItem.Item;
import coop.byhandschema.payments.tables.records.CorrectionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Outstanding items, computed, and their corrections, as rows. */
@Repository
class CorrectionRows {

  private static final Field<Long> LISTED_NET = DSL.coalesce(LISTED.NET, DSL.val(0L));

  private final DSLContext sql;

  CorrectionRows(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Lets one at a time, until the end of its transaction, note what explains movements or correct
   * what nothing explains. The database's own guard takes the same lock.
   */
  void lock() {
    sql.fetch("select pg_advisory_xact_lock(hashtextextended('payments.correction', 0))");
  }

  /** What was heard of before an instant and differs, corrections counted; the oldest first. */
  List<OutstandingItem> outstanding(Instant before) {
    return outstanding(before, DSL.noCondition());
  }

  /** One of them. */
  Optional<OutstandingItem> outstanding(Instant before, Item item) {
    return outstanding(
            before, TOLD.KIND.eq(item.kind().code()).and(TOLD.SUBJECT.eq(item.subject())))
        .stream()
        .findFirst();
  }

  private List<OutstandingItem> outstanding(Instant before, Condition which) {
    return sql.select(
            TOLD.KIND, TOLD.SUBJECT, TOLD.SOURCE, TOLD.CURRENCY, TOLD.NET, LISTED_NET, TOLD.SINCE)
        .from(TOLD)
        .leftJoin(LISTED)
        .on(
            LISTED
                .KIND
                .eq(TOLD.KIND)
                .and(LISTED.SUBJECT.eq(TOLD.SUBJECT))
                .and(LISTED.CURRENCY.eq(TOLD.CURRENCY)))
        .leftJoin(CORRECTION)
        .on(
            CORRECTION
                .KIND
                .eq(TOLD.KIND)
                .and(CORRECTION.SUBJECT.eq(TOLD.SUBJECT))
                .and(CORRECTION.ENDED_AT.isNull()))
        .where(TOLD.SINCE.lt(before))
        .and(TOLD.NET.plus(DSL.coalesce(CORRECTION.AMOUNT, DSL.val(0L))).ne(LISTED_NET))
        // A fee that we do not know yet is no difference once the payment itself is listed.
        .and(TOLD.WHOLE.isTrue().or(LISTED.NET.isNull()))
        .and(which)
        .orderBy(TOLD.SINCE, TOLD.KIND, TOLD.SUBJECT)
        .fetch(row ->
            new OutstandingItem(
                new Item(ItemKind.ofCode(row.value1()), row.value2()),
                Optional.ofNullable(row.value3()),
                Money.of(row.value5(), row.value4()),
                Money.of(row.value6(), row.value4()),
                row.value7()));
  }

  /** Books one, as the next of its item. */
  Correction insert(
      OutstandingItem of, MovementReason reason, String words, String by, Instant now) {
    Item item = of.item();
    Correction made =
        new Correction(item, 1 + corrections(item), of.difference(), reason, words, by, now);
    sql.insertInto(CORRECTION)
        .set(CORRECTION.KIND, item.kind().code())
        .set(CORRECTION.SUBJECT, item.subject())
        .set(CORRECTION.NUMBER, (short) made.number())
        .set(CORRECTION.AMOUNT, made.amount().minor())
        .set(CORRECTION.CURRENCY, made.amount().currencyCode())
        .set(CORRECTION.REASON, reason.name().toLowerCase(Locale.ROOT))
        .set(CORRECTION.WORDS, words)
        .set(CORRECTION.BOOKED_BY, by)
        .set(CORRECTION.BOOKED_AT, now)
        .execute();
    return made;
  }

  private int corrections(Item item) {
    return sql.fetchCount(CORRECTION, isOf(item));
  }

  /** Those that stand, the last first. */
  List<Correction> standing() {
    return sql.selectFrom(CORRECTION)
        .where(CORRECTION.ENDED_AT.isNull())
        .orderBy(CORRECTION.BOOKED_AT.desc(), CORRECTION.KIND, CORRECTION.SUBJECT)
        .fetch(CorrectionRows::correction);
  }

  /** Whether one stands for this item. */
  boolean stands(Item item) {
    return sql.fetchExists(CORRECTION, isOf(item).and(CORRECTION.ENDED_AT.isNull()));
  }

  /** Those that stand for another difference than there is by now, the first booked first. */
  List<Correction> outdated() {
    return standing().reversed().stream()
        .filter(standing -> standing.amount().minor() != difference(standing))
        .toList();
  }

  /** Listed less told of one item, which reads no row of another kind. */
  private long difference(Correction correction) {
    String kind = correction.item().kind().code();
    String subject = correction.item().subject();
    String currency = correction.amount().currencyCode();
    long told =
        sum(
            TOLD.NET,
            TOLD,
            TOLD.KIND.eq(kind).and(TOLD.SUBJECT.eq(subject)).and(TOLD.CURRENCY.eq(currency)));
    long listed =
        sum(
            LISTED.NET,
            LISTED,
            LISTED.KIND.eq(kind).and(LISTED.SUBJECT.eq(subject)).and(LISTED.CURRENCY.eq(currency)));
    return listed - told;
  }

  private long sum(Field<Long> net, Table<?> from, Condition which) {
    return sql.select(DSL.coalesce(DSL.sum(net), BigDecimal.ZERO))
        .from(from)
        .where(which)
        .fetchSingle(row -> row.value1().longValueExact());
  }

  /**
   * Ends one that stands.
   *
   * @param by the person who takes it back, null if it ends by itself
   * @return how many stood: 1 or 0
   */
  int end(Correction correction, @Nullable String by, Instant now) {
    return sql.update(CORRECTION)
        .set(CORRECTION.ENDED_AT, DSL.greatest(CORRECTION.BOOKED_AT, DSL.val(now)))
        .set(CORRECTION.ENDED_BY, by)
        .where(isOf(correction.item()))
        .and(CORRECTION.NUMBER.eq((short) correction.number()))
        .and(CORRECTION.ENDED_AT.isNull())
        .execute();
  }

  private static Condition isOf(Item item) {
    return CORRECTION.KIND.eq(item.kind().code()).and(CORRECTION.SUBJECT.eq(item.subject()));
  }

  private static Correction correction(CorrectionRecord row) {
    return new Correction(
        new Item(ItemKind.ofCode(row.getKind()), row.getSubject()),
        row.getNumber(),
        Money.of(row.getAmount(), row.getCurrency()),
        MovementReason.valueOf(row.getReason().toUpperCase(Locale.ROOT)),
        row.getWords(),
        row.getBookedBy(),
        row.getBookedAt());
  }
}
