package coop.byhand.register;

import static coop.byhandschema.register.Tables.CHECKPOINT;
import static coop.byhandschema.register.Tables.COSIGNATURE;

import coop.byhand.kernel.Digest;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.NoteSignature;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.SignedNote;
import coop.byhandschema.register.tables.records.CheckpointRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

/** The signed checkpoints and the signatures of witnesses under them. */
@Repository
class Seals {

  private final DSLContext database;

  Seals(DSLContext database) {
    this.database = database;
  }

  void insert(Checkpoint checkpoint, SignedNote note, NoteKey key, Instant now) {
    database
        .insertInto(CHECKPOINT)
        .set(CHECKPOINT.TREE_SIZE, checkpoint.size())
        .set(CHECKPOINT.LAST_LEAF, checkpoint.size() - 1)
        .set(CHECKPOINT.ROOT_DIGEST, Digest.of(checkpoint.root().bytes()))
        .set(CHECKPOINT.NOTE, new String(note.bytes(), StandardCharsets.UTF_8))
        .set(CHECKPOINT.LOG_KEY, key.text())
        .set(CHECKPOINT.SEALED_AT, now)
        .execute();
  }

  /** Keeps the first signature of this witness; a later one of the same changes nothing. */
  void insert(long size, NoteKey witness, NoteSignature signature, Instant at) {
    database
        .insertInto(COSIGNATURE)
        .set(COSIGNATURE.TREE_SIZE, size)
        .set(COSIGNATURE.WITNESS, witness.text())
        .set(COSIGNATURE.LINE, signature.line())
        .set(COSIGNATURE.COSIGNED_AT, at)
        .onConflictDoNothing()
        .execute();
  }

  /** How many entries the newest checkpoint covers; 0 before the first. */
  long sealedSize() {
    Long size =
        database
            .select(CHECKPOINT.TREE_SIZE)
            .from(CHECKPOINT)
            .orderBy(CHECKPOINT.TREE_SIZE.desc())
            .limit(1)
            .fetchOne(row -> row.value1());
    return size == null ? 0 : size;
  }

  /** The newest checkpoints, the newest first. */
  List<Seal> newest(int most) {
    return withWitnesses(
        database.selectFrom(CHECKPOINT).orderBy(CHECKPOINT.TREE_SIZE.desc()).limit(most).fetch());
  }

  Optional<Seal> ofSize(long size) {
    return withWitnesses(
            database.selectFrom(CHECKPOINT).where(CHECKPOINT.TREE_SIZE.eq(size)).fetch())
        .stream()
        .findFirst();
  }

  /** The first checkpoint that covers the entry at this place. */
  Optional<Seal> over(long place) {
    return withWitnesses(
            database
                .selectFrom(CHECKPOINT)
                .where(CHECKPOINT.TREE_SIZE.gt(place))
                .orderBy(CHECKPOINT.TREE_SIZE)
                .limit(1)
                .fetch())
        .stream()
        .findFirst();
  }

  private List<Seal> withWitnesses(Result<CheckpointRecord> rows) {
    Map<Long, List<Cosigned>> cosigned = cosigned(rows.getValues(CHECKPOINT.TREE_SIZE));
    return rows.map(row -> seal(row, cosigned.getOrDefault(row.getTreeSize(), List.of())));
  }

  private Map<Long, List<Cosigned>> cosigned(Collection<Long> sizes) {
    return database
        .selectFrom(COSIGNATURE)
        .where(COSIGNATURE.TREE_SIZE.in(sizes))
        .orderBy(COSIGNATURE.COSIGNED_AT, COSIGNATURE.WITNESS)
        .fetchGroups(
            COSIGNATURE.TREE_SIZE,
            row -> new Cosigned(row.getLine(), row.getWitness(), row.getCosignedAt()));
  }

  private static Seal seal(CheckpointRecord row, List<Cosigned> cosigned) {
    try {
      SignedNote note = SignedNote.parse(row.getNote().getBytes(StandardCharsets.UTF_8));
      List<Seal.Witness> witnesses = new ArrayList<>();
      for (Cosigned by : cosigned) {
        note = note.with(NoteSignature.parse(by.line()));
        witnesses.add(new Seal.Witness(NoteKey.parse(by.witness()), by.at()));
      }
      return new Seal(
          Checkpoint.parse(note.text()),
          row.getSealedAt(),
          NoteKey.parse(row.getLogKey()),
          note,
          witnesses);
    } catch (RefusedException damaged) {
      throw new IllegalStateException("checkpoint " + row.getTreeSize() + " is damaged", damaged);
    }
  }

  private record Cosigned(String line, String witness, Instant at) {}
}
