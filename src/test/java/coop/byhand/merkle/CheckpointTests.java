package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointTests {

  /** The example of the specifications; its keys are not published. */
  private static final String EXAMPLE =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
      """;

  private static final String SIGNED =
      EXAMPLE
          + "\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
          + "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
          + "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJs"
          + "X3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final String ORIGIN = "byhand.example/register";

  private final NoteSigner log = new NoteSigner(ORIGIN, TestKeys.fresh());
  private final Cosigner first = new Cosigner("first.example/witness", TestKeys.fresh());
  private final Cosigner second = new Cosigner("second.example/witness", TestKeys.fresh());
  private final List<TreeHash> leaves = TestTree.leaves(20);
  private final Checkpoint last = checkpoint(12);
  private final Checkpoint next = checkpoint(20);

  private Checkpoint checkpoint(int size) {
    return Checkpoint.of(ORIGIN, size, TestTree.root(leaves.subList(0, size)));
  }

  private ConsistencyProof growth() throws Exception {
    return TreeHashing.consistency(12, 20, TestTree.source(leaves));
  }

  @Test
  void theExampleOfTheSpecificationIsReadAndWritten() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.root().toString()).startsWith("0ac5186a91863e8e");
    assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
    SignedNote note = SignedNote.parse(SIGNED.getBytes(StandardCharsets.UTF_8));
    assertThat(note.text()).isEqualTo(EXAMPLE);
    assertThat(note.bytes()).isEqualTo(SIGNED.getBytes(StandardCharsets.UTF_8));
    assertThat(note.signatures())
        .extracting(NoteSignature::keyId)
        .containsExactly(0x033de0ae, 0x8d66cf3f);
  }

  @Test
  void extensionsAndTheLargestSizeAreKept() throws Exception {
    TreeHash root = TreeHash.ofEmptyTree();
    Checkpoint large = new Checkpoint("a b+c", Long.MAX_VALUE, root, List.of("x", " y"));
    assertThat(Checkpoint.parse(large.text())).isEqualTo(large);
    assertThat(Checkpoint.parse(Checkpoint.ofNothing("a").text()))
        .isEqualTo(new Checkpoint("a", 0, root, List.of()));
  }

  @Test
  void malformedCheckpointsAreRefusedWithTheirPlace() {
    String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("", "CHECKPOINT_LINES 0");
    wrong.put("log\n5\n", "CHECKPOINT_LINES 6");
    wrong.put("log\n5\n" + root, "CHECKPOINT_LINES 50");
    wrong.put("log\n5\n" + root + "\nx", "CHECKPOINT_LINES 52");
    wrong.put("\n5\n" + root + "\n", "CHECKPOINT_LINES 0");
    wrong.put("l\tg\n5\n" + root + "\n", "CHECKPOINT_LINES 0");
    for (String size : List.of("", "05", "-1", "+5", "5 ", "0x5", "٥", "9223372036854775808")) {
      wrong.put("log\n" + size + "\n" + root + "\n", "CHECKPOINT_SIZE 4");
    }
    wrong.put("log\n5\n" + root.replace("=", "") + "\n", "BASE_64 6");
    wrong.put("log\n5\n" + root.replace("I=", "J=") + "\n", "BASE_64 6");
    wrong.put("log\n5\nAAAA\n", "CHECKPOINT_ROOT 6");
    wrong.put("log\n5\n\n", "CHECKPOINT_ROOT 6");
    wrong.put("log\n5\n" + root + "\nx\n\n", "CHECKPOINT_EXTENSION 53");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      RefusedException refusal = refused(() -> Checkpoint.parse(each.getKey()));
      assertThat(refusal.rule() + " " + refusal.offset())
          .as(each.getKey())
          .isEqualTo(each.getValue());
    }
    TreeHash hash = TreeHash.ofEmptyTree();
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.of("", 0, hash));
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.of("a\nb", 0, hash));
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.of("a", -1, hash));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint("a", 0, hash, List.of("")));
  }

  @Test
  void aCheckpointWithTwoWitnessesIsBelieved() throws Exception {
    SignedNote note =
        log.sign(next)
            .with(first.cosign(last, next, growth(), NOON))
            .with(second.cosign(last, next, growth(), NOON.plusSeconds(7).plusNanos(5)));
    CheckpointTrust.Trusted trusted = trust(2).open(note.bytes());
    assertThat(trusted.checkpoint()).isEqualTo(next);
    assertThat(trusted.note()).isEqualTo(note);
    assertThat(trusted.witnesses())
        .containsExactly(
            new SignedNote.Verified(first.key(), Optional.of(NOON)),
            new SignedNote.Verified(second.key(), Optional.of(NOON.plusSeconds(7))));
  }

  @Test
  void tooFewWitnessesOrNoLogAreNotBelieved() throws Exception {
    NoteSignature cosigned = first.cosign(last, next, growth(), NOON);
    SignedNote note = log.sign(next).with(cosigned);
    assertThat(trust(1).open(note.bytes()).witnesses()).hasSize(1);
    assertThat(rule(() -> trust(2).open(note.bytes()))).isEqualTo(Rule.TOO_FEW_WITNESSES);
    // One witness that signs twice is still one.
    SignedNote twice =
        new SignedNote(note.text(), List.of(log.sign(note.text()), cosigned, cosigned));
    assertThat(rule(() -> trust(2).open(twice.bytes()))).isEqualTo(Rule.TOO_FEW_WITNESSES);
    SignedNote without = new SignedNote(next.text(), List.of(cosigned));
    assertThat(rule(() -> trust(1).open(without.bytes()))).isEqualTo(Rule.NO_KNOWN_SIGNATURE);
    Checkpoint foreign = Checkpoint.of("other.example", 1, TreeHash.ofEmptyTree());
    assertThat(rule(() -> trust(0).open(log.sign(foreign).bytes())))
        .isEqualTo(Rule.CHECKPOINT_ORIGIN);
    SignedNote noCheckpoint = new SignedNote("text\n", List.of(log.sign("text\n")));
    assertThat(rule(() -> trust(0).open(noCheckpoint.bytes()))).isEqualTo(Rule.CHECKPOINT_LINES);
  }

  @Test
  void trustIsInALogAndReachableWitnesses() {
    assertThatIllegalArgumentException().isThrownBy(() -> trust(3));
    assertThatIllegalArgumentException().isThrownBy(() -> trust(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CheckpointTrust(first.key(), Set.of(), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CheckpointTrust(log.key(), Set.of(log.key()), 0));
  }

  @Test
  void aCosignatureIsMadeOverItsTimeAndTheWholeText() throws Exception {
    KeyPair pair = TestKeys.fresh();
    Cosigner witness = new Cosigner("w", pair);
    Instant at = Instant.ofEpochSecond(1_679_315_147, 999);
    NoteSignature line = witness.cosign(last, next, growth(), at);
    byte[] all = Base64.getDecoder().decode(line.line().split(" ", 3)[2]);
    ByteBuffer bytes = ByteBuffer.wrap(all);
    assertThat(bytes.getInt()).isEqualTo(witness.key().id());
    assertThat(bytes.getLong()).isEqualTo(1_679_315_147);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(pair.getPublic());
    String message = "cosignature/v1\ntime 1679315147\n" + next.text();
    signature.update(message.getBytes(StandardCharsets.UTF_8));
    assertThat(bytes.remaining()).isEqualTo(64);
    assertThat(signature.verify(all, 12, 64)).isTrue();
  }

  @Test
  void anotherTimeOrTextOrLengthSpoilsACosignature() throws Exception {
    byte[] good = new byte[64];
    NoteSignature signed = first.cosign(last, next, growth(), NOON);
    byte[] all = Base64.getDecoder().decode(signed.line().split(" ", 3)[2]);
    System.arraycopy(all, 12, good, 0, 64);
    long noon = NOON.getEpochSecond();
    assertThat(cosigned(next, noon, good)).isNull();
    assertThat(cosigned(next, noon + 1, good)).isEqualTo(Rule.BAD_SIGNATURE);
    assertThat(cosigned(last, noon, good)).isEqualTo(Rule.BAD_SIGNATURE);
    assertThat(cosigned(next, noon, new byte[63])).isEqualTo(Rule.COSIGNATURE_TIME);
    assertThat(cosigned(next, noon, new byte[65])).isEqualTo(Rule.COSIGNATURE_TIME);
    assertThat(cosigned(next, -1, good)).isEqualTo(Rule.COSIGNATURE_TIME);
    assertThat(cosigned(next, Long.MAX_VALUE, good)).isEqualTo(Rule.COSIGNATURE_TIME);
    assertThat(cosigned(next, 0, good)).isEqualTo(Rule.BAD_SIGNATURE);
    assertThat(cosigned(next, Instant.MAX.getEpochSecond(), good)).isEqualTo(Rule.BAD_SIGNATURE);
    // A witness's plain signature over the text is no cosignature.
    assertThat(rule(() -> log.sign(next.text()).verify(first.key(), next.text(), 0)))
        .isEqualTo(Rule.COSIGNATURE_TIME);
  }

  private @Nullable Rule cosigned(Checkpoint checkpoint, long seconds, byte[] signature) {
    NoteSignature line = NoteSignature.cosignature(first.key(), seconds, signature);
    SignedNote note = new SignedNote(checkpoint.text(), List.of(line));
    RefusedException refusal = refused(() -> note.verify(List.of(first.key())));
    return refusal == null ? null : refusal.rule();
  }

  @Test
  void aWitnessCosignsOnlyWhatGrewOutOfWhatItHasSeen() throws Exception {
    assertThat(first.cosign(last, last, new ConsistencyProof(12, 12, List.of()), NOON)).isNotNull();
    assertThat(
            first.cosign(
                Checkpoint.ofNothing(ORIGIN), next, new ConsistencyProof(0, 20, List.of()), NOON))
        .isNotNull();
    ConsistencyProof growth = growth();
    Checkpoint rewritten = Checkpoint.of(ORIGIN, 20, TestTree.withOneBitChanged(next.root()));
    assertThat(rule(() -> first.cosign(last, rewritten, growth, NOON)))
        .isEqualTo(Rule.OTHER_LATER_ROOT);
    assertThat(rule(() -> first.cosign(checkpoint(13), next, growth, NOON)))
        .isEqualTo(Rule.OTHER_SIZES);
    assertThat(rule(() -> first.cosign(last, checkpoint(19), growth, NOON)))
        .isEqualTo(Rule.OTHER_SIZES);
    assertThat(rule(() -> first.cosign(next, last, new ConsistencyProof(20, 12, List.of()), NOON)))
        .isEqualTo(Rule.TREE_SHRANK);
    Checkpoint foreign = Checkpoint.of("other", 20, next.root());
    assertThat(rule(() -> first.cosign(last, foreign, growth, NOON)))
        .isEqualTo(Rule.CHECKPOINT_ORIGIN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> first.cosign(last, next, growth, Instant.ofEpochSecond(-1)));
    assertThat(first.cosign(last, next, growth, Instant.EPOCH)).isNotNull();
  }

  @Test
  void anInclusionProofIsAboutTheSizeOfTheCheckpoint() throws Exception {
    InclusionProof proof = TreeHashing.inclusion(5, 20, TestTree.source(leaves));
    next.verifyInclusion(leaves.get(5), proof);
    assertThat(rule(() -> next.verifyInclusion(leaves.get(6), proof))).isEqualTo(Rule.OTHER_ROOT);
    assertThat(rule(() -> last.verifyInclusion(leaves.get(5), proof))).isEqualTo(Rule.OTHER_SIZES);
  }

  private CheckpointTrust trust(int quorum) {
    return new CheckpointTrust(log.key(), Set.of(first.key(), second.key()), quorum);
  }

  private static Rule rule(ThrowingCallable call) {
    return refused(call).rule();
  }

  private static RefusedException refused(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call);
  }
}
