package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.CheckpointTrust;
import coop.byhand.merkle.CompactTree;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TiledTree;
import coop.byhand.merkle.TreeHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class SequencerTests {

  private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");

  @Autowired Register register;
  @Autowired SealedLog log;
  @Autowired Sequencer sequencer;
  @Autowired LogRows rows;
  @Autowired Seals seals;
  @Autowired LogKeys keys;
  @Autowired Clock clock;
  @Autowired DSLContext database;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TransactionTemplate transaction;

  @Test
  void entriesOfManyWritersGetConsecutivePlacesAndAreAllIncluded() throws Exception {
    Set<RegisterEntryId> kept = Collections.synchronizedSet(new java.util.HashSet<>());
    Set<RegisterEntryId> givenUp = Collections.synchronizedSet(new java.util.HashSet<>());
    try (ExecutorService writers = Executors.newFixedThreadPool(10)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        int number = writer;
        all.add(writers.submit(() -> write(number, kept, givenUp)));
      }
      // Two sequencers run while they write.
      for (int round = 0; round < 2; round++) {
        all.add(writers.submit(() -> IntStream.range(0, 20).forEach(i -> sequencer.placeNext(7))));
      }
      for (Future<?> one : all) {
        one.get(2, TimeUnit.MINUTES);
      }
    }
    SealingRound.round(sequencer);

    assertThat(kept).hasSize(8 * 30);
    assertThat(givenUp).hasSize(8 * 10);
    assertThat(givenUp).allSatisfy(id -> assertThat(register.find(id)).isEmpty());
    assertThat(database.fetchValue("select count(*) = max(leaf_index) + 1 from register.leaf"))
        .isEqualTo(true);
    assertThat(database.fetchValue("select min(leaf_index) from register.leaf")).isEqualTo(0L);
    for (RegisterEntryId id : kept) {
      SealedPlace place = log.placeOf(id).orElseThrow();
      RegisterEntry entry = register.find(id).orElseThrow();
      assertThat(entry.place()).contains(place.proof().index());
      place
          .seal()
          .checkpoint()
          .verifyInclusion(TreeHash.of(entry.leafHash().bytes()), place.proof());
    }
  }

  private void write(int writer, Set<RegisterEntryId> kept, Set<RegisterEntryId> givenUp) {
    for (int i = 0; i < 40; i++) {
      boolean givesUp = i % 4 == 3;
      Statement statement = Statement.of("many.writers", AT).with("of", writer).with("no", i);
      RegisterEntryId id =
          transaction.execute(status -> {
            if (givesUp) {
              status.setRollbackOnly();
            }
            return register.append(statement);
          });
      (givesUp ? givenUp : kept).add(id);
    }
  }

  @Test
  void aStepThatIsCutOffAtAnyStatementHasNotHappened() {
    // The job may run at the same time; it waits for the lock that this outer transaction takes.
    transaction.executeWithoutResult(outer -> {
      rows.lock();
      appendInside(600, "cut.off");
      int cuts = cutOffEverywhere(rest -> assertThat(rest.placeNext(600)).isEqualTo(600));
      assertThat(cuts).isGreaterThan(5);
      cuts = cutOffEverywhere(rest -> assertThat(rest.seal()).isPresent());
      assertThat(cuts).isGreaterThan(3);
    });
    assertThatTheLogIsWhole();
  }

  /** Lets the step fail at its first, second, … statement, until it comes through. */
  private int cutOffEverywhere(java.util.function.Consumer<Sequencer> step) {
    TransactionTemplate nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    for (int statements = 0; ; statements++) {
      String before = state();
      CutOff cutOff = new CutOff(statements);
      DSLContext failing = database.configuration().deriveAppending(cutOff).dsl();
      LogRows failingRows = new LogRows(failing);
      Sequencer failingSequencer = new Sequencer(failingRows, new Seals(failing), keys, clock);
      try {
        nested.executeWithoutResult(inner -> step.accept(failingSequencer));
        return statements;
      } catch (PowerLost lost) {
        assertThat(state()).isEqualTo(before);
      }
    }
  }

  private String state() {
    return database
        .fetch(
            "select (select count(*) from register.leaf), (select count(*) from register.outbox),"
                + " (select count(*) from register.tile),"
                + " (select count(*) from register.checkpoint)")
        .format();
  }

  @Test
  void aSequencerWhoseConnectionDiesLeavesNothingHalfDone() throws Exception {
    List<RegisterEntryId> ids = append(300, "killed.between");
    try (ExecutorService killer = Executors.newSingleThreadExecutor()) {
      assertThatThrownBy(() ->
              transaction.executeWithoutResult(status -> {
                sequencer.placeNext(Sequencer.BATCH);
                Object own = database.fetchValue("select pg_backend_pid()");
                Future<?> killed =
                    killer.submit(
                        () -> database.fetchValue("select pg_terminate_backend(?, 10000)", own));
                assertThatCode(() -> killed.get(1, TimeUnit.MINUTES)).doesNotThrowAnyException();
                sequencer.seal();
              }))
          .isNotInstanceOf(AssertionError.class);
    }
    assertThatTheLogIsWhole();
    assertThat(ids).allSatisfy(id -> assertThat(log.placeOf(id)).isPresent());
  }

  @Test
  void aSecondSequencerWaitsForTheFirstAndGoesOnBehindIt() throws Exception {
    List<RegisterEntryId> ids = append(4, "two.sequencers");
    CountDownLatch placed = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      Future<?> first =
          nodes.submit(() ->
              transaction.executeWithoutResult(status -> {
                sequencer.placeNext(2);
                placed.countDown();
                await(release);
              }));
      await(placed);
      Future<Integer> second = nodes.submit(() -> sequencer.placeNext(1000));
      while (!someoneWaitsForTheLock()) {
        assertThat(second.isDone()).isFalse();
        Thread.onSpinWait();
      }
      release.countDown();
      first.get(1, TimeUnit.MINUTES);
      second.get(1, TimeUnit.MINUTES);
    }
    SealingRound.round(sequencer);
    assertThat(ids)
        .map(id -> register.find(id).orElseThrow().place().orElseThrow())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThatTheLogIsWhole();
  }

  private boolean someoneWaitsForTheLock() {
    return Boolean.TRUE.equals(
        database.fetchValue(
            "select exists (select from pg_locks where locktype = 'advisory' and not granted)"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void theTilesAreTheOnesThatTheEntriesMake() {
    append(700, "many.tiles");
    SealingRound.round(sequencer);
    Checkpoint sealed = log.newest(1).getFirst().checkpoint();

    List<Tile> tiles = new ArrayList<>();
    TileEdge edge = new TileEdge();
    for (byte[] body : rows.bodies(0, sealed.size())) {
      edge.append(TreeHash.ofEntry(body), tiles::add);
    }
    assertThat(tiles).hasSizeGreaterThan(2);
    tiles.addAll(edge.partialTiles());

    assertThat(edge.root()).isEqualTo(sealed.root());
    for (Tile tile : tiles) {
      assertThat(log.tile(tile.coordinate())).contains(tile);
      // Whoever copied the log earlier asked for fewer of the same hashes.
      for (int width : new int[] {1, 2, 100, 255}) {
        if (width <= tile.coordinate().width()) {
          TileCoordinate at =
              new TileCoordinate(tile.coordinate().level(), tile.coordinate().index(), width);
          assertThat(log.tile(at)).contains(new Tile(at, tile.hashes().subList(0, width)));
        }
      }
    }
    TileCoordinate last = edge.partialTiles().getFirst().coordinate();
    assertThat(log.tile(new TileCoordinate(0, last.index(), last.width() + 1))).isEmpty();
    assertThat(log.tile(new TileCoordinate(0, last.index() + 1, 1))).isEmpty();
  }

  @Test
  void everyCheckpointBeginsWithTheOnesBeforeIt() throws Exception {
    for (int round = 0; round < 6; round++) {
      append(1 + round * 60, "many.seals");
      SealingRound.round(sequencer);
    }
    List<Seal> all = log.newest(50).reversed();
    assertThat(all).hasSizeGreaterThanOrEqualTo(6);
    for (Seal later : all) {
      assertThat(
              new CheckpointTrust(log.key(), Set.of(), 0).open(later.note().bytes()).checkpoint())
          .isEqualTo(later.checkpoint());
      TiledTree tree = new TiledTree(later.checkpoint().size(), rows);
      for (Seal earlier : all.subList(0, all.indexOf(later))) {
        long size = earlier.checkpoint().size();
        earlier.checkpoint().verifyGrowth(later.checkpoint(), tree.consistency(size));
      }
    }
  }

  @Test
  void withoutNewsNothingIsSealed() {
    append(1, "no.news");
    SealingRound.round(sequencer);
    transaction.executeWithoutResult(status -> {
      rows.lock();
      sequencer.placeNext(Sequencer.BATCH);
      sequencer.seal();
      long size = seals.sealedSize();
      assertThat(sequencer.placeNext(Sequencer.BATCH)).isZero();
      assertThat(sequencer.seal()).isEmpty();
      assertThat(seals.sealedSize()).isEqualTo(size);
    });
  }

  @Test
  void aLogThatWasTamperedWithIsNotSignedAgain() {
    append(300, "tampered.with");
    SealingRound.round(sequencer);
    if (seals.sealedSize() % TileCoordinate.FULL == 0) {
      append(1, "tampered.with");
      SealingRound.round(sequencer);
    }
    for (String crime :
        List.of(
            // An entry at the right edge is rewritten together with its hash.
            "update register.entry set body = '{}', leaf_digest = sha256('\\x00'::bytea ||"
                + " convert_to('{}', 'UTF8')) where entry_id ="
                + " (select entry_id from register.leaf order by leaf_index desc limit 1)",
            "update register.tile set root_digest = sha256('x') where tile_index = 0",
            "update register.tile set hashes = sha256('x') || substring(hashes from 33)"
                + " where tile_index = 0")) {
      transaction.executeWithoutResult(status -> {
        rows.lock();
        database.execute("alter table register.entry disable trigger user");
        database.execute("alter table register.tile disable trigger user");
        database.execute(crime);
        database.execute("alter table register.entry enable trigger user");
        appendInside(1, "tampered.with");
        sequencer.placeNext(1);
        // The proof reads no hash inside a full tile; whoever recomputes the tiles sees it.
        if (crime.contains("hashes =")) {
          assertThatThrownBy(() -> rootOfAllTilesOrThrow()).isInstanceOf(AssertionError.class);
        } else {
          assertThatThrownBy(() -> sequencer.seal())
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("does not continue");
        }
        status.setRollbackOnly();
      });
    }
    assertThatTheLogIsWhole();
  }

  @Test
  void theNameOfALogNeverChanges() {
    append(1, "other.name");
    SealingRound.round(sequencer);
    RegisterSettings renamed = new RegisterSettings(LogSecret.fresh(), "other.test", List.of());
    Sequencer other = new Sequencer(rows, seals, new LogKeys(renamed, ""), clock);
    transaction.executeWithoutResult(status -> {
      rows.lock();
      appendInside(1, "other.name");
      sequencer.placeNext(Sequencer.BATCH);
      assertThatThrownBy(other::seal).hasMessageContaining("byhand.register.origin");
      status.setRollbackOnly();
    });
  }

  /** Tiles against entries, entries against checkpoints; nothing waits that has a place. */
  private void assertThatTheLogIsWhole() {
    SealingRound.round(sequencer);
    rootOfAllTilesOrThrow();
    assertThat(
            database.fetchValue(
                "select count(*) from register.outbox join register.leaf using (entry_id)"))
        .isEqualTo(0L);
    assertThat(database.fetchValue("select count(*) = max(leaf_index) + 1 from register.leaf"))
        .isEqualTo(true);
  }

  private void rootOfAllTilesOrThrow() {
    Checkpoint sealed = log.newest(1).getFirst().checkpoint();
    CompactTree tree = new CompactTree();
    rows.bodies(0, sealed.size()).forEach(body -> tree.append(TreeHash.ofEntry(body)));
    assertThat(tree.root()).isEqualTo(sealed.root());
    try {
      for (long index = 0; index < sealed.size() / TileCoordinate.FULL; index++) {
        long from = index * TileCoordinate.FULL;
        Tile tile = rows.tile(TileCoordinate.in(sealed.size(), 0, index));
        assertThat(tile.hashes()).isEqualTo(rows.hashes(0, from, from + TileCoordinate.FULL));
      }
    } catch (RefusedException damaged) {
      throw new AssertionError(damaged);
    }
  }

  private List<RegisterEntryId> append(int many, String kind) {
    return Optional.ofNullable(transaction.execute(status -> appendInside(many, kind)))
        .orElseThrow();
  }

  private List<RegisterEntryId> appendInside(int many, String kind) {
    return IntStream.range(0, many)
        .mapToObj(i -> register.append(Statement.of(kind, AT.plus(Duration.ofSeconds(i)))))
        .toList();
  }

  /** Fails at the statement after so many. */
  private static final class CutOff implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private int left;

    CutOff(int after) {
      left = after;
    }

    @Override
    public void executeStart(ExecuteContext context) {
      if (left-- == 0) {
        throw new PowerLost();
      }
    }
  }

  private static final class PowerLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
