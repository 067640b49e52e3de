package coop.byhand.catalogue;

import static coop.byhandschema.catalogue.Tables.SEARCH_WORD;
import static coop.byhandschema.catalogue.Tables.WORK;

import coop.byhand.kernel.Page;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Medium;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * The public side of the works: search and galleries. The state stands in every query as a literal,
 * because the planner uses the partial indexes only when it can see it.
 */
@Repository
class ListedWorks {

  private static final Condition LISTED = WORK.STATE.eq(DSL.inline("listed"));

  private static final List<Field<?>> CARD =
      List.of(
          WORK.WORK_ID,
          WORK.MEDIUM,
          WORK.TITLE,
          WORK.ALT_TEXT,
          WORK.MEMBER_ID,
          WORK.CREATOR_NAME,
          WORK.WIDTH,
          WORK.HEIGHT,
          WORK.COLOUR,
          WORK.PRICE_FROM,
          WORK.CURRENCY,
          WORK.CLOSED,
          WORK.OPENING,
          WORK.LISTED_AT);

  private final DSLContext db;

  ListedWorks(DSLContext db) {
    this.db = db;
  }

  /** Those that are not for sale for a time. */
  List<WorkId> closed() {
    return db.select(WORK.WORK_ID)
        .from(WORK)
        .where(LISTED, WORK.CLOSED.isTrue())
        .orderBy(WORK.WORK_ID)
        .fetch(WORK.WORK_ID);
  }

  Page<WorkCard> search(SearchQuery query) {
    Condition found = matching(query.text());
    Medium medium = query.medium();
    if (medium != null) {
      found = found.and(WORK.MEDIUM.eq(medium.name()));
    }
    return page(found, order(query), query.page(), query.size());
  }

  Page<WorkCard> by(MemberId creator, int number, int size) {
    return page(LISTED.and(WORK.MEMBER_ID.eq(creator)), newest(), number, size);
  }

  List<WorkCard> cards(Collection<WorkId> ids) {
    return db.select(CARD)
        .from(WORK)
        .where(LISTED, WORK.WORK_ID.in(ids))
        .orderBy(newest())
        .fetch(ListedWorks::card);
  }

  /** How many works a text finds in each medium; media without any are left out. */
  Map<Medium, Long> counts(String text) {
    Map<Medium, Long> counts = new EnumMap<>(Medium.class);
    db.select(WORK.MEDIUM, DSL.count())
        .from(WORK)
        .where(matching(text))
        .groupBy(WORK.MEDIUM)
        .forEach(row -> counts.put(Medium.valueOf(row.value1()), row.value2().longValue()));
    return counts;
  }

  /** The words of the text, each replaced by the most similar word of a work, if any is. */
  Optional<String> similar(String text) {
    List<String> words =
        db.select(DSL.field("word", String.class))
            .from(
                DSL.table(
                    "unnest(string_to_array(trim(catalogue.plain({0})), ' ')) as word",
                    DSL.val(text)))
            .limit(8)
            .fetch(row -> Objects.requireNonNull(row.value1()));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> mended = words.stream().map(word -> similarWord(word).orElse(word)).toList();
    return mended.equals(words) ? Optional.empty() : Optional.of(String.join(" ", mended));
  }

  private Optional<String> similarWord(String word) {
    Field<String> asked = DSL.val(word);
    return db.select(SEARCH_WORD.WORD)
        .from(SEARCH_WORD)
        .where(DSL.condition("{0} operator(public.%) {1}", SEARCH_WORD.WORD, asked))
        .orderBy(
            DSL.field("public.similarity({0}, {1})", Float.class, SEARCH_WORD.WORD, asked).desc(),
            SEARCH_WORD.WORD)
        .limit(1)
        .fetchOptional(SEARCH_WORD.WORD);
  }

  /** Keeps the words of a work that has just been listed for later suggestions. */
  void keepWords(WorkId id) {
    Field<String> word = DSL.field(DSL.name("lexeme"), String.class);
    db.insertInto(SEARCH_WORD, SEARCH_WORD.WORD)
        .select(
            DSL.select(word)
                .from(WORK)
                .crossJoin(DSL.table("lateral unnest({0})", WORK.SEARCH))
                .where(WORK.WORK_ID.eq(id), DSL.length(word).between(3, 60)))
        .onConflictDoNothing()
        .execute();
  }

  private Page<WorkCard> page(
      Condition found, List<? extends OrderField<?>> order, int number, int size) {
    int offset = (int) Math.min((long) (number - 1) * size, SearchQuery.FURTHEST);
    List<WorkCard> cards =
        db.select(CARD)
            .from(WORK)
            .where(found)
            .orderBy(order)
            .limit(size)
            .offset(offset)
            .fetch(ListedWorks::card);
    if (cards.size() < size && (number == 1 || !cards.isEmpty())) {
      return new Page<>(cards, number, size, (long) offset + cards.size());
    }
    int total =
        db.fetchCount(DSL.selectOne().from(WORK).where(found).limit(SearchQuery.FURTHEST + 1));
    return new Page<>(cards, number, size, total);
  }

  private static Condition matching(String text) {
    return text.isBlank()
        ? LISTED
        : LISTED.and(
            DSL.condition("{0} @@ catalogue.search_query({1})", WORK.SEARCH, DSL.val(text)));
  }

  private static List<? extends OrderField<?>> order(SearchQuery query) {
    return switch (query.sort()) {
      case NEWEST -> newest();
      case PRICE_LOW -> List.of(WORK.PRICE_FROM.asc(), WORK.LISTED_AT.desc(), WORK.WORK_ID.desc());
      case PRICE_HIGH ->
          List.of(WORK.PRICE_FROM.desc(), WORK.LISTED_AT.desc(), WORK.WORK_ID.desc());
      case BEST_MATCH ->
          query.text().isBlank()
              ? newest()
              : List.of(
                  DSL.field(
                          "ts_rank({0}, catalogue.search_query({1}))",
                          Float.class, WORK.SEARCH, DSL.val(query.text()))
                      .desc(),
                  WORK.LISTED_AT.desc(),
                  WORK.WORK_ID.desc());
    };
  }

  private static List<? extends OrderField<?>> newest() {
    return List.of(WORK.LISTED_AT.desc(), WORK.WORK_ID.desc());
  }

  private static WorkCard card(Record row) {
    Integer colour = row.get(WORK.COLOUR);
    return new WorkCard(
        row.get(WORK.WORK_ID),
        Medium.valueOf(row.get(WORK.MEDIUM)),
        row.get(WORK.TITLE),
        row.get(WORK.ALT_TEXT),
        row.get(WORK.MEMBER_ID),
        row.get(WORK.CREATOR_NAME),
        Works.dimensions(row.get(WORK.WIDTH), row.get(WORK.HEIGHT)),
        colour == null ? null : "#%06x".formatted(colour),
        row.get(WORK.CLOSED) ? null : Works.price(row.get(WORK.PRICE_FROM), row.get(WORK.CURRENCY)),
        row.get(WORK.OPENING),
        row.get(WORK.LISTED_AT));
  }
}
