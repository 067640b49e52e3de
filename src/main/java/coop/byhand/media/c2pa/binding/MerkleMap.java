package coop.byhand.media.c2pa.binding;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A tree of a BMFF hash as the manifest has it ({@code merkle-map}, C2PA 2.2 §18.6.3).
 *
 * @param count leaves, 1 to {@link #MAX_LEAVES}
 * @param row one row of the tree
 * @param fixedBlock bytes of a leaf, 0 where leaves are not fixed
 * @param blocks bytes of each leaf, empty where they do not vary
 */
record MerkleMap(
    long uniqueId,
    long localId,
    long count,
    HashAlgorithm algorithm,
    Optional<ByteSlice> initHash,
    List<ByteSlice> row,
    long fixedBlock,
    List<Long> blocks) {

  /** Leaves of one tree: a film of three hours in fragments of a tenth of a second has 108,000. */
  static final long MAX_LEAVES = 250_000;

  /** Reads a tree; empty where it is malformed. */
  static Optional<MerkleMap> of(Cbor map, HashAlgorithm enclosing) {
    OptionalLong unique = Exclusions.number(map, "uniqueId");
    OptionalLong local = Exclusions.number(map, "localId");
    long count = Exclusions.number(map, "count").orElse(0);
    Optional<HashAlgorithm> algorithm = HashAlgorithm.of(map, enclosing.identifier());
    List<Cbor> hashes = map.list("hashes");
    List<ByteSlice> row = hashes.stream().flatMap(hash -> hash.asBytes().stream()).toList();
    long fixed = Exclusions.number(map, "fixedBlockSize").orElse(0);
    List<Cbor> variable = map.list("variableBlockSizes");
    List<Long> blocks =
        variable.stream()
            .map(block -> block.asLong().orElse(-1))
            .filter(block -> block >= 0)
            .toList();
    boolean sound =
        unique.isPresent()
            && local.isPresent()
            && algorithm.isPresent()
            && count > 0
            && count <= MAX_LEAVES
            && row.size() == hashes.size()
            && MerkleTree.hasRow(count, row.size())
            && fixed >= 0
            && blocks.size() == variable.size()
            && (fixed == 0 || blocks.isEmpty());
    if (!sound) {
      return Optional.empty();
    }
    return Optional.of(
        new MerkleMap(
            unique.getAsLong(),
            local.getAsLong(),
            count,
            algorithm.get(),
            map.bytes("initHash"),
            row,
            fixed,
            blocks));
  }
}
