package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.asset.ProvenanceBox;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trees of a BMFF hash: over fragments, or over the blocks of media data (§15.12.2, §A.5.4). */
final class MerkleCheck {

  private static final String MALFORMED = "The tree of hashes is malformed.";
  private static final String MISMATCH = "Media data are not those that were signed.";

  /** Bytes of the description in one auxiliary box; proofs have up to 18 hashes. */
  private static final int MAX_PROOF = 64 * 1024;

  /** The mandatory exclusion of media data leaves this much of each box in the main hash. */
  private static final long KEPT_OF_MEDIA = 16;

  private final Bytes file;
  private final BmffHash.Layout layout;
  private final HashAlgorithm enclosing;
  private final List<Long> places;

  /**
   * @param placed whether the places of boxes are hashed with fragments
   */
  MerkleCheck(Bytes file, BmffHash.Layout layout, HashAlgorithm enclosing, boolean placed) {
    this.file = file;
    this.layout = layout;
    this.enclosing = enclosing;
    this.places = placed ? layout.places() : List.of();
  }

  /** The failure, if there is one. */
  Optional<Finding> run(List<Cbor> trees, String url) throws MalformedMedia {
    List<MerkleMap> maps = new ArrayList<>();
    for (Cbor tree : trees) {
      Optional<MerkleMap> map = MerkleMap.of(tree, enclosing);
      if (map.isEmpty()) {
        return failure(StatusCode.ASSERTION_BMFF_HASH_MALFORMED, url);
      }
      maps.add(map.get());
    }
    List<BmffBox> fragments =
        layout.boxes().stream().filter(box -> box.type().equals("moof")).toList();
    Optional<StatusCode> code;
    if (!fragments.isEmpty()) {
      code = fragmented(maps, fragments);
    } else if (maps.stream().allMatch(map -> map.initHash().isPresent())) {
      code = start(maps, file.size());
    } else {
      code = mediaData(maps);
    }
    return code.isEmpty() ? Optional.empty() : failure(code.get(), url);
  }

  private static Optional<Finding> failure(StatusCode code, String url) {
    boolean malformed = code == StatusCode.ASSERTION_BMFF_HASH_MALFORMED;
    return Optional.of(new Finding(code, url, malformed ? MALFORMED : MISMATCH));
  }

  private static Optional<StatusCode> malformed() {
    return Optional.of(StatusCode.ASSERTION_BMFF_HASH_MALFORMED);
  }

  private static Optional<StatusCode> mismatch() {
    return Optional.of(StatusCode.ASSERTION_BMFF_HASH_MISMATCH);
  }

  /** Everything before the first fragment. */
  private Optional<StatusCode> start(List<MerkleMap> maps, long end) throws MalformedMedia {
    Map<HashAlgorithm, byte[]> hashes = new HashMap<>();
    for (MerkleMap map : maps) {
      if (map.initHash().isEmpty()) {
        return malformed();
      }
      byte[] hash = hashes.get(map.algorithm());
      if (hash == null) {
        hash = hash(map.algorithm(), new ByteRange(0, end));
        hashes.put(map.algorithm(), hash);
      }
      if (!FileHash.equal(hash, map.initHash().get())) {
        return mismatch();
      }
    }
    return Optional.empty();
  }

  private byte[] hash(HashAlgorithm algorithm, ByteRange range) throws MalformedMedia {
    return FileHash.of(algorithm, file, range, layout.excluded(), places);
  }

  private Optional<StatusCode> fragmented(List<MerkleMap> maps, List<BmffBox> fragments)
      throws MalformedMedia {
    Optional<StatusCode> start = start(maps, fragments.getFirst().start());
    if (start.isPresent()) {
      return start;
    }
    List<Proof> proofs = proofs();
    if (proofs.size() != fragments.size()) {
      return malformed();
    }
    Map<MerkleMap, Long> seen = new HashMap<>();
    for (int i = 0; i < fragments.size(); i++) {
      Proof proof = proofs.get(i);
      MerkleMap map = maps.stream().filter(proof::isOf).findFirst().orElse(null);
      if (map == null) {
        return malformed();
      }
      long location = seen.getOrDefault(map, 0L);
      if (proof.location() != location || location >= map.count()) {
        return mismatch();
      }
      seen.put(map, location + 1);
      long from = fragments.get(i).start();
      long to = i + 1 < fragments.size() ? fragments.get(i + 1).start() : file.size();
      byte[] leaf = hash(map.algorithm(), new ByteRange(from, to - from));
      if (!leads(map, leaf, proof)) {
        return mismatch();
      }
    }
    boolean complete = maps.stream().allMatch(map -> seen.getOrDefault(map, 0L) == map.count());
    return complete ? Optional.empty() : mismatch();
  }

  private static boolean leads(MerkleMap map, byte[] leaf, Proof proof) {
    return MerkleTree.climb(
            map.algorithm(), leaf, proof.location(), map.count(), map.row().size(), proof.hashes())
        .filter(node -> node.hash().equals(map.row().get(node.index())))
        .isPresent();
  }

  /** What an auxiliary box says: which leaf of which tree, and the nodes beside its way up. */
  private record Proof(long uniqueId, long localId, long location, List<ByteSlice> hashes) {
    boolean isOf(MerkleMap map) {
      return uniqueId == map.uniqueId() && localId == map.localId();
    }
  }

  private List<Proof> proofs() throws MalformedMedia {
    List<Proof> proofs = new ArrayList<>();
    for (BmffBox box : layout.boxes()) {
      Optional<ProvenanceBox> found = ProvenanceBox.of(file, box);
      if (found.isPresent() && found.get().purpose().equals("merkle")) {
        ByteRange range = found.get().content();
        int length = (int) Math.min(range.length(), MAX_PROOF);
        Cbor map = Cbor.read(ByteSlice.of(file.copy(range.start(), length)));
        proofs.add(
            new Proof(
                Exclusions.number(map, "uniqueId").orElse(-1),
                Exclusions.number(map, "localId").orElse(-1),
                Exclusions.number(map, "location").orElse(-1),
                map.list("hashes").stream().flatMap(hash -> hash.asBytes().stream()).toList()));
      }
    }
    return proofs;
  }

  /** One tree for each box of media data; all leaves are at hand, so no proof is needed. */
  private Optional<StatusCode> mediaData(List<MerkleMap> maps) throws MalformedMedia {
    List<BmffBox> media = layout.boxes().stream().filter(box -> box.type().equals("mdat")).toList();
    Set<BmffBox> covered = new HashSet<>();
    for (int i = 0; i < maps.size(); i++) {
      MerkleMap map = maps.get(i);
      boolean numbered = map.localId() >= 0 && map.localId() < media.size();
      int index = numbered ? (int) map.localId() : i;
      if (index >= media.size() || !covered.add(media.get(index)) || map.initHash().isPresent()) {
        return malformed();
      }
      Optional<StatusCode> code = mediaData(map, media.get(index));
      if (code.isPresent()) {
        return code;
      }
    }
    boolean hidden =
        media.stream().anyMatch(box -> !covered.contains(box) && excludes(box.range()));
    return hidden ? mismatch() : Optional.empty();
  }

  private boolean excludes(ByteRange range) {
    return layout.excluded().stream().anyMatch(range::overlaps);
  }

  /**
   * Leaves begin at byte 16 of the box, where the mandatory exclusion begins, or behind a header of
   * eight bytes; the sizes of the leaves tell which, else both are tried.
   */
  private Optional<StatusCode> mediaData(MerkleMap map, BmffBox box) throws MalformedMedia {
    Set<Long> heads = new HashSet<>(List.of((long) box.header(), KEPT_OF_MEDIA));
    boolean fits = false;
    for (long head : heads.stream().sorted((a, b) -> Long.compare(b, a)).toList()) {
      if (head > box.size() || excludes(new ByteRange(box.start(), head))) {
        continue;
      }
      Optional<List<Long>> blocks = blocks(map, box.size() - head);
      if (blocks.isPresent()) {
        fits = true;
        if (rowMatches(map, box.start() + head, blocks.get())) {
          return Optional.empty();
        }
      }
    }
    return fits ? mismatch() : malformed();
  }

  /** The sizes of the leaves, if they fill the payload and are as many as the tree has. */
  private static Optional<List<Long>> blocks(MerkleMap map, long payload) {
    if (!map.blocks().isEmpty()) {
      long sum = 0;
      for (long block : map.blocks()) {
        sum += Math.min(block, Long.MAX_VALUE - sum);
      }
      boolean fits = sum == payload && map.blocks().size() == map.count();
      return fits ? Optional.of(map.blocks()) : Optional.empty();
    }
    long size = map.fixedBlock() == 0 ? Math.max(1, payload) : map.fixedBlock();
    long leaves = payload == 0 ? 1 : (payload - 1) / size + 1;
    if (leaves != map.count()) {
      return Optional.empty();
    }
    List<Long> blocks = new ArrayList<>();
    for (long i = 0; i < leaves; i++) {
      blocks.add(Math.min(size, payload - i * size));
    }
    return Optional.of(blocks);
  }

  private boolean rowMatches(MerkleMap map, long from, List<Long> blocks) throws MalformedMedia {
    List<byte[]> leaves = new ArrayList<>();
    long at = from;
    for (long block : blocks) {
      leaves.add(FileHash.of(map.algorithm(), file, new ByteRange(at, block), List.of()));
      at += block;
    }
    List<byte[]> row = MerkleTree.row(map.algorithm(), leaves, map.row().size());
    for (int i = 0; i < row.size(); i++) {
      if (!FileHash.equal(row.get(i), map.row().get(i))) {
        return false;
      }
    }
    return true;
  }
}
