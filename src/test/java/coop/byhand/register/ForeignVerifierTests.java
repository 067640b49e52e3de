package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.TestSetup;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.ConsistencyProof;
import coop.byhand.merkle.InclusionProof;
import coop.byhand.merkle.NoteSigner;
import coop.byhand.merkle.SignedNote;
import coop.byhand.merkle.TestTree;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TiledTree;
import coop.byhand.merkle.TreeHash;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Proofs and checkpoints before a verifier that nobody here wrote. */
class ForeignVerifierTests {

  private static final int MOST = 70_000;

  @Test
  void everyProofOfSmallLogsIsAccepted() throws Exception {
    for (long size = 1; size <= 130; size++) {
      TiledTree tree = tree(size);
      for (long index = 0; index < size; index++) {
        verify(tree.inclusion(index), leaf(index), tree.root());
      }
    }
  }

  @Test
  void proofsAtTheEdgesOfTilesAreAccepted() throws Exception {
    for (long size : new long[] {255, 256, 257, 511, 512, 513, 700, 65_535, 65_536, 65_537, MOST}) {
      TiledTree tree = tree(size);
      long[] places =
          LongStream.of(0, 1, 127, 255, 256, 257, size / 2, size - 2, size - 1)
              .filter(index -> index < size)
              .toArray();
      for (long index : places) {
        verify(tree.inclusion(index), leaf(index), tree.root());
      }
    }
  }

  @Test
  void tamperedProofsAreRefused() throws Exception {
    int refused = 0;
    for (long size : new long[] {2, 3, 7, 8, 130, 257, 700}) {
      TiledTree tree = tree(size);
      for (long index : new long[] {0, 1, size / 2, size - 1}) {
        InclusionProof proof = tree.inclusion(index);
        TreeHash root = tree.root();
        for (List<TreeHash> path : TestTree.tampered(proof.path())) {
          assertRefused(new InclusionProof(index, size, path), leaf(index), root);
          refused++;
        }
        assertRefused(proof, leaf(index + 1), root);
        assertRefused(proof, leaf(index), leaf(0));
        // The foreign verifier takes places beyond the end; ours does not, and never serves one.
        if ((index ^ 1) < size) {
          InclusionProof elsewhere = new InclusionProof(index ^ 1, size, proof.path());
          assertRefused(elsewhere, leaf(index), root);
        }
      }
    }
    assertThat(refused).isGreaterThan(300);
  }

  @Test
  void ourCheckpointIsReadAndItsSignatureVerifiesWithTheJdkAlone() throws Exception {
    KeyPair pair = LogSecret.read(LogSecret.fresh()).orElseThrow();
    NoteSigner signer = new NoteSigner("byhand.test/register/log", pair);
    Checkpoint sealed = Checkpoint.of("byhand.test/register/log", 700, tree(700).root());
    SignedNote note =
        signer
            .sign(sealed)
            .with(
                TestSetup.WITNESS.cosign(
                    Checkpoint.ofNothing(sealed.origin()),
                    sealed,
                    new ConsistencyProof(0, 700, List.of()),
                    Instant.parse("2026-11-25T10:00:00Z")));

    RekorEntry.Checkpoint read = Checkpoints.from(new String(note.bytes(), StandardCharsets.UTF_8));

    assertThat(read.getOrigin()).isEqualTo("byhand.test/register/log");
    assertThat(read.getSize()).isEqualTo(700L);
    assertThat(Base64.getDecoder().decode(read.getBase64Hash())).isEqualTo(sealed.root().bytes());
    assertThat(read.getSignatures())
        .extracting(RekorEntry.CheckpointSignature::getIdentity)
        .containsExactly("byhand.test/register/log", TestSetup.WITNESS.key().name());
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(pair.getPublic());
    ed25519.update(read.getSignedData().getBytes(StandardCharsets.UTF_8));
    assertThat(ed25519.verify(read.getSignatures().getFirst().getSignature())).isTrue();
  }

  private static void verify(InclusionProof proof, TreeHash leaf, TreeHash root) {
    assertThatCode(() -> foreign(proof, leaf, root))
        .as("%d of %d", proof.index(), proof.size())
        .doesNotThrowAnyException();
  }

  private static void assertRefused(InclusionProof proof, TreeHash leaf, TreeHash root) {
    assertThatThrownBy(() -> foreign(proof, leaf, root))
        .isInstanceOf(InclusionProofVerificationException.class);
    assertThatThrownBy(() -> proof.verify(leaf, root)).isNotNull();
  }

  private static void foreign(InclusionProof proof, TreeHash leaf, TreeHash root)
      throws InclusionProofVerificationException {
    InclusionProofVerifier.verify(
        leaf.bytes(),
        proof.index(),
        proof.size(),
        proof.path().stream().map(TreeHash::bytes).toList(),
        root.bytes());
  }

  private static TreeHash leaf(long index) {
    return TreeHash.ofEntry(("{\"no\":" + index + "}").getBytes(StandardCharsets.UTF_8));
  }

  /** The log of this size, read from its tiles as anybody else would read it. */
  private static TiledTree tree(long size) {
    Map<TileCoordinate, Tile> tiles = new HashMap<>();
    TileEdge edge = new TileEdge();
    for (long index = 0; index < size; index++) {
      edge.append(leaf(index), tile -> tiles.put(tile.coordinate(), tile));
    }
    edge.partialTiles().forEach(tile -> tiles.put(tile.coordinate(), tile));
    return new TiledTree(size, tiles::get);
  }
}
