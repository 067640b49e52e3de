package coop.byhand.checkout;

import static coop.byhandschema.checkout.Tables.PURCHASE;
import static coop.byhandschema.checkout.Tables.QUOTE;
import static coop.byhandschema.checkout.Tables.QUOTE_LINE;

import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.policy.PolicyVersion;
import coop.byhandschema.checkout.tables.records.QuoteLineRecord;
import coop.byhandschema.checkout.tables.records.QuoteRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Quotes as rows. */
@Repository
class QuoteRows {

  private final DSLContext sql;

  QuoteRows(DSLContext sql) {
    this.sql = sql;
  }

  /** A quote as it is stored. */
  record QuoteRow(
      OrderId order,
      PersonId buyer,
      BuyerPlace place,
      TaxAssessment tax,
      PolicyVersion policy,
      Instant quotedAt,
      Instant heldUntil,
      List<QuoteLineRow> lines) {

    /** Whether it is about exactly these things and this place. */
    boolean answers(QuoteWish wish) {
      return lines.stream().map(QuoteLineRow::item).toList().equals(wish.items())
          && place.country().equals(wish.place().country())
          && place.vatId().equals(wish.place().vatId());
    }
  }

  /** One licence of it. */
  record QuoteLineRow(OrderLineId line, Item item, Money price, Money tax, Digest terms) {}

  void insert(QuoteRow quote) {
    sql.insertInto(QUOTE)
        .set(QUOTE.ORDER_ID, quote.order())
        .set(QUOTE.PERSON_ID, quote.buyer())
        .set(QUOTE.CURRENCY, quote.lines().getFirst().price().currencyCode())
        .set(QUOTE.POLICY_VERSION, quote.policy())
        .set(QUOTE.COUNTRY, quote.place().country())
        .set(QUOTE.VAT_NUMBER, quote.place().vatId().orElse(null))
        .set(QUOTE.TAX_KIND, quote.tax().kind().name())
        .set(QUOTE.TAX_COUNTRY, quote.tax().country())
        .set(QUOTE.TAX_BP, quote.tax().rate().value())
        .set(QUOTE.TAX_TABLE, quote.tax().table())
        .set(QUOTE.TAX_EVIDENCE, String.join("\n", quote.tax().evidence()))
        .set(QUOTE.QUOTED_AT, quote.quotedAt())
        .set(QUOTE.HELD_UNTIL, quote.heldUntil())
        .execute();
    short seq = 0;
    for (QuoteLineRow line : quote.lines()) {
      seq++;
      sql.insertInto(QUOTE_LINE)
          .set(QUOTE_LINE.LINE_ID, line.line().value())
          .set(QUOTE_LINE.ORDER_ID, quote.order())
          .set(QUOTE_LINE.SEQ, seq)
          .set(QUOTE_LINE.WORK_ID, line.item().work())
          .set(QUOTE_LINE.LICENCE_CLASS, line.item().licence().name())
          .set(QUOTE_LINE.PRICE, line.price().minor())
          .set(QUOTE_LINE.TAX, line.tax().minor())
          .set(QUOTE_LINE.TERMS_DIGEST, line.terms())
          .execute();
    }
  }

  /** The newest quotes that are still held for this buyer and were not ordered. */
  List<QuoteRow> held(PersonId buyer, Instant now, int limit) {
    List<QuoteRow> held = new ArrayList<>();
    sql.selectFrom(QUOTE)
        .where(QUOTE.PERSON_ID.eq(buyer))
        .and(QUOTE.HELD_UNTIL.gt(now))
        .and(
            DSL.notExists(
                DSL.selectOne().from(PURCHASE).where(PURCHASE.ORDER_ID.eq(QUOTE.ORDER_ID))))
        .orderBy(QUOTE.QUOTED_AT.desc())
        .limit(limit)
        .fetch()
        .forEach(row -> held.add(quote(row)));
    return held;
  }

  /** A buyer's quote, locked: two clicks wait for each other here. */
  Optional<QuoteRow> lock(OrderId order, PersonId buyer) {
    return sql.selectFrom(QUOTE)
        .where(QUOTE.ORDER_ID.eq(order).and(QUOTE.PERSON_ID.eq(buyer)))
        .forNoKeyUpdate()
        .fetchOptional()
        .map(this::quote);
  }

  /** A quote that an order was made of. */
  QuoteRow get(OrderId order) {
    return sql.selectFrom(QUOTE)
        .where(QUOTE.ORDER_ID.eq(order))
        .fetchOptional()
        .map(this::quote)
        .orElseThrow(() -> new IllegalStateException("an order without its quote: " + order));
  }

  private QuoteRow quote(QuoteRecord row) {
    List<QuoteLineRow> lines =
        sql.selectFrom(QUOTE_LINE)
            .where(QUOTE_LINE.ORDER_ID.eq(row.getOrderId()))
            .orderBy(QUOTE_LINE.SEQ)
            .fetch(line -> line(line, row.getCurrency()));
    TaxAssessment tax =
        new TaxAssessment(
            row.getTaxCountry(),
            TaxAssessment.Kind.valueOf(row.getTaxKind()),
            new BasisPoints(row.getTaxBp()),
            row.getTaxTable(),
            row.getTaxEvidence().isEmpty() ? List.of() : row.getTaxEvidence().lines().toList());
    return new QuoteRow(
        row.getOrderId(),
        row.getPersonId(),
        new BuyerPlace(
            row.getCountry(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(row.getVatNumber())),
        tax,
        row.getPolicyVersion(),
        row.getQuotedAt(),
        row.getHeldUntil(),
        lines);
  }

  private static QuoteLineRow line(QuoteLineRecord row, String currency) {
    return new QuoteLineRow(
        new OrderLineId(row.getLineId()),
        new Item(row.getWorkId(), LicenceClass.valueOf(row.getLicenceClass())),
        Money.of(row.getPrice(), currency),
        Money.of(row.getTax(), currency),
        row.getTermsDigest());
  }
}
