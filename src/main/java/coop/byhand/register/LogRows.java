package coop.byhand.register;

import static coop.byhandschema.register.Tables.ENTRY;
import static coop.byhandschema.register.Tables.LEAF;
import static coop.byhandschema.register.Tables.OUTBOX;
import static coop.byhandschema.register.Tables.TILE;

import coop.byhand.kernel.Digest;
import coop.byhand.merkle.CompactTree;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TileSource;
import coop.byhand.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep4;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * The log as it is kept: the places of the entries and the full tiles. Partial tiles are not kept
 * but read from the row of hashes they consist of, at most 255, so that nothing is ever rewritten.
 */
@Repository
class LogRows implements TileSource {

  /** The number of the lock under which places are given, "register" in ASCII. */
  private static final long LOCK = 0x7265676973746572L;

  private final DSLContext database;

  LogRows(DSLContext database) {
    this.database = database;
  }

  /** Waits until nobody else gives places, and keeps it so until the transaction ends. */
  void lock() {
    database.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(LOCK))).execute();
  }

  /** How many entries have a place. */
  long size() {
    Long last = database.select(DSL.max(LEAF.LEAF_INDEX)).from(LEAF).fetchSingle().value1();
    return last == null ? 0 : last + 1;
  }

  /** Gives the first entries in the outbox the places from {@code size} on; returns which. */
  List<RegisterEntryId> place(long size, int most) {
    Table<?> waiting =
        database
            .select(OUTBOX.ENTRY_ID)
            .from(OUTBOX)
            .orderBy(OUTBOX.ENTRY_ID)
            .limit(most)
            .asTable("waiting");
    Field<RegisterEntryId> id = Objects.requireNonNull(waiting.field(OUTBOX.ENTRY_ID));
    Field<Long> number = DSL.rowNumber().over(DSL.orderBy(id)).cast(Long.class);
    return database
        .insertInto(LEAF, LEAF.LEAF_INDEX, LEAF.ENTRY_ID)
        .select(database.select(number.plus(size - 1), id).from(waiting))
        .returningResult(LEAF.ENTRY_ID)
        .fetch(row -> row.value1());
  }

  /** Takes entries that got a place out of the outbox; returns how many. */
  int clearOutbox(List<RegisterEntryId> placed) {
    // One by one through the key, however long the outbox is.
    return database
        .deleteFrom(OUTBOX)
        .where(OUTBOX.ENTRY_ID.eq(DSL.any(placed.toArray(RegisterEntryId[]::new))))
        .execute();
  }

  /** How many entries wait. */
  int waiting() {
    return database.fetchCount(OUTBOX);
  }

  void keep(List<Tile> full) {
    InsertValuesStep4<?, Short, Long, byte[], Digest> rows =
        database.insertInto(TILE, TILE.TILE_LEVEL, TILE.TILE_INDEX, TILE.HASHES, TILE.ROOT_DIGEST);
    for (Tile tile : full) {
      TileCoordinate at = tile.coordinate();
      rows = rows.values((short) at.level(), at.index(), tile.file(), root(tile));
    }
    if (!full.isEmpty()) {
      rows.execute();
    }
  }

  private static Digest root(Tile full) {
    CompactTree tree = new CompactTree();
    full.hashes().forEach(tree::append);
    return Digest.of(tree.root().bytes());
  }

  @Override
  public Tile tile(TileCoordinate coordinate) throws RefusedException {
    if (coordinate.partial()) {
      long from = coordinate.index() * TileCoordinate.FULL;
      return new Tile(coordinate, hashes(coordinate.level(), from, from + coordinate.width()));
    }
    return Tile.read(
        coordinate,
        database
            .select(TILE.HASHES)
            .from(TILE)
            .where(
                TILE.TILE_LEVEL.eq((short) coordinate.level()),
                TILE.TILE_INDEX.eq(coordinate.index()))
            .fetchSingle()
            .value1());
  }

  /** The hashes of a row of the tree: of entries, or one level up of full tiles. */
  List<TreeHash> hashes(int level, long from, long to) {
    if (level == 0) {
      return database
          .select(ENTRY.LEAF_DIGEST)
          .from(LEAF)
          .join(ENTRY)
          .on(ENTRY.ENTRY_ID.eq(LEAF.ENTRY_ID))
          .where(LEAF.LEAF_INDEX.ge(from), LEAF.LEAF_INDEX.lt(to))
          .orderBy(LEAF.LEAF_INDEX)
          .fetch(row -> TreeHash.of(row.value1().bytes()));
    }
    return database
        .select(TILE.ROOT_DIGEST)
        .from(TILE)
        .where(
            TILE.TILE_LEVEL.eq((short) (level - 1)),
            TILE.TILE_INDEX.ge(from),
            TILE.TILE_INDEX.lt(to))
        .orderBy(TILE.TILE_INDEX)
        .fetch(row -> TreeHash.of(row.value1().bytes()));
  }

  /** The texts of the entries at these places, in UTF-8. */
  List<byte[]> bodies(long from, long to) {
    return database
        .select(ENTRY.BODY)
        .from(LEAF)
        .join(ENTRY)
        .on(ENTRY.ENTRY_ID.eq(LEAF.ENTRY_ID))
        .where(LEAF.LEAF_INDEX.ge(from), LEAF.LEAF_INDEX.lt(to))
        .orderBy(LEAF.LEAF_INDEX)
        .fetch(row -> row.value1().getBytes(StandardCharsets.UTF_8));
  }

  /** The place of an entry, if it has one. */
  Optional<Long> placeOf(RegisterEntryId entry) {
    return database
        .select(LEAF.LEAF_INDEX)
        .from(LEAF)
        .where(LEAF.ENTRY_ID.eq(entry))
        .fetchOptional(row -> row.value1());
  }
}
