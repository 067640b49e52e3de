package coop.byhand.register;

import static coop.byhandschema.register.Tables.ENTRY;
import static coop.byhandschema.register.Tables.LEAF;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class Entries {

  private final DSLContext database;

  Entries(DSLContext database) {
    this.database = database;
  }

  RegisterEntryId insert(String kind, String body, Digest leafHash, Instant at) {
    return Objects.requireNonNull(
        database
            .insertInto(ENTRY)
            .set(ENTRY.KIND, kind)
            .set(ENTRY.BODY, body)
            .set(ENTRY.LEAF_DIGEST, leafHash)
            .set(ENTRY.RECORDED_AT, at)
            .returningResult(ENTRY.ENTRY_ID)
            .fetchSingle()
            .value1());
  }

  Optional<RegisterEntry> find(RegisterEntryId id) {
    return entries().where(ENTRY.ENTRY_ID.eq(id)).fetchOptional(Entries::entry);
  }

  Page<RegisterEntry> page(int number, int size, Optional<String> kind) {
    Condition wanted = kind.map(ENTRY.KIND::eq).orElse(DSL.noCondition());
    int total = database.fetchCount(ENTRY, wanted);
    List<RegisterEntry> rows =
        entries()
            .where(wanted)
            .orderBy(ENTRY.ENTRY_ID.desc())
            .limit(size)
            .offset((long) (number - 1) * size)
            .fetch(Entries::entry);
    return new Page<>(rows, number, size, total);
  }

  List<String> kinds() {
    return database
        .selectDistinct(ENTRY.KIND)
        .from(ENTRY)
        .orderBy(ENTRY.KIND)
        .fetch(row -> row.value1());
  }

  private SelectOnConditionStep<?> entries() {
    return database
        .select(
            ENTRY.ENTRY_ID,
            ENTRY.KIND,
            ENTRY.BODY,
            ENTRY.LEAF_DIGEST,
            ENTRY.RECORDED_AT,
            LEAF.LEAF_INDEX)
        .from(ENTRY)
        .leftJoin(LEAF)
        .on(LEAF.ENTRY_ID.eq(ENTRY.ENTRY_ID));
  }

  private static RegisterEntry entry(Record row) {
    return new RegisterEntry(
        row.get(ENTRY.ENTRY_ID),
        row.get(ENTRY.KIND),
        row.get(ENTRY.BODY),
        row.get(ENTRY.LEAF_DIGEST),
        row.get(ENTRY.RECORDED_AT),
        Optional.ofNullable(row.get(LEAF.LEAF_INDEX)));
  }
}
