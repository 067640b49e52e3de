package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.merkle.CheckpointTrust;
import coop.byhand.merkle.NoteKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness: what it cosigns, what it refuses, and what it remembers. */
class WitnessTests {

  @TempDir private Path place;
  private TestLog log;
  private Path key;
  private Path state;
  private NoteKey witness;

  @BeforeEach
  void aWitnessAndALog() throws Exception {
    log = new TestLog(place.resolve("log")).upTo(300);
    key = place.resolve("witness.key");
    state = place.resolve("state");
    VerifyRun made =
        VerifyRun.of("witness", "new-key", "--name", "w.example/1", "--witness-key", key);
    assertThat(made.err()).isEmpty();
    witness = NoteKey.parse(made.out().strip());
  }

  private VerifyRun witness(TestLog shown) {
    return VerifyRun.of(
        "witness", shown.folder, "--key", log.key(), "--state", state, "--witness-key", key);
  }

  private CheckpointTrust.Trusted open(String note) throws Exception {
    return new CheckpointTrust(NoteKey.parse(log.key()), Set.of(witness), 1)
        .open(note.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theFirstCheckpointAndGrowthAreCosignedAndRemembered() throws Exception {
    VerifyRun first = witness(log);
    assertThat(first.err())
        .isEqualTo("There was no state yet: this is the first checkpoint seen of this log.\n");
    assertThat(open(first.out()).witnesses().getFirst().at()).contains(VerifyRun.NOW);
    assertThat(Files.readString(state)).isEqualTo(first.out());
    log.upTo(700);
    VerifyRun next = witness(log);
    assertThat(next.err()).isEmpty();
    assertThat(open(next.out()).checkpoint().size()).isEqualTo(700);
    assertThat(witness(log).out()).isEqualTo(next.out());
    assertThat(Files.readString(state)).isEqualTo(next.out());
    try (var files = Files.list(place)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("log", "witness.key", "state", "state.lock");
    }
  }

  @Test
  void theCosignedCheckpointCanGoIntoAFile() throws Exception {
    Path target = place.resolve("cosigned");
    VerifyRun run =
        VerifyRun.of(
            "witness",
            log.folder,
            "--key",
            log.key(),
            "--state",
            state,
            "--witness-key",
            key,
            "--out",
            target);
    assertThat(run.out()).isEmpty();
    assertThat(open(Files.readString(target)).checkpoint().size()).isEqualTo(300);
    log.write("checkpoint", Files.readAllBytes(target));
    assertThat(VerifyRun.of("log", log.folder, "--key", log.key(), "--witness", witness).ending())
        .isEqualTo(Ending.DONE);
  }

  private void refusedAsContradiction(TestLog shown, String sentence) throws Exception {
    String before = Files.readString(state);
    VerifyRun run = witness(shown);
    assertThat(run.ending().code()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("Seen before:\n" + before)
        .contains("Shown now:\n" + new String(shown.read("checkpoint"), StandardCharsets.UTF_8))
        .contains(sentence);
    assertThat(Files.readString(state)).isEqualTo(before);
  }

  @Test
  void aForkARollbackAndARewrittenHistoryAreRefusedLoudly() throws Exception {
    witness(log);
    TestLog fork = new TestLog(place.resolve("fork"), log.signer).upTo(300, i -> "other " + i);
    refusedAsContradiction(fork, "FORK. At 300 entries the log has shown two roots");
    TestLog shorter = new TestLog(place.resolve("short"), log.signer).upTo(299);
    refusedAsContradiction(shorter, "ROLLBACK. The log has 299 entries now, and 300 were seen");
    TestLog rewritten = new TestLog(place.resolve("new"), log.signer).upTo(3, i -> "other " + i);
    rewritten.upTo(301);
    refusedAsContradiction(rewritten, "FORK. The first 300 entries had the root ");
    assertThat(witness(log).ending()).isEqualTo(Ending.DONE);
  }

  @Test
  void aForgedSignatureAndTilesThatDoNotFitAreRefused() throws Exception {
    witness(log);
    byte[] remembered = Files.readAllBytes(state);
    log.upTo(700);
    log.damage("tile/1/000.p/2", 3);
    VerifyRun tiles = witness(log);
    assertThat(tiles.err()).startsWith("REFUSED. tile/ does not lead to the checkpoint: ");
    assertThat(tiles.ending().code()).isEqualTo(4);
    TestLog stranger = new TestLog(place.resolve("stranger"), TestLog.signer(TestLog.ORIGIN));
    VerifyRun forged = witness(stranger.upTo(700));
    assertThat(forged.err()).startsWith("REFUSED. checkpoint is refused: no known key has signed");
    assertThat(forged.ending().code()).isEqualTo(4);
    byte[] note = log.read("checkpoint");
    note[note.length - 30] ^= 1;
    log.write("checkpoint", note);
    assertThat(witness(log).ending()).isEqualTo(Ending.REFUSED);
    assertThat(Files.readAllBytes(state)).isEqualTo(remembered);
  }

  @Test
  void aTornStateIsNeitherBelievedNorOverwritten() throws Exception {
    witness(log);
    byte[] whole = Files.readAllBytes(state);
    for (int left : List.of(0, 10, whole.length / 2, whole.length - 1)) {
      byte[] torn = Arrays.copyOf(whole, left);
      Files.write(state, torn);
      VerifyRun run = witness(log);
      assertThat(run.ending().code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("state is damaged or of another log: ", "Nothing was cosigned.");
      assertThat(Files.readAllBytes(state)).isEqualTo(torn);
    }
    Files.write(state, whole);
    Files.writeString(place.resolve("state.new"), "left behind by a loss of power");
    assertThat(witness(log).ending()).isEqualTo(Ending.DONE);
  }

  @Test
  void twoRunsCannotCosignAtTheSameTime() throws Exception {
    try (FileChannel channel =
            FileChannel.open(
                place.resolve("state.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      VerifyRun run = witness(log);
      assertThat(run.ending()).isEqualTo(Ending.FAILED);
      assertThat(run.err()).contains("Another run works with ");
      assertThat(state).doesNotExist();
    }
  }

  @Test
  void theKeyIsForItsOwnerAloneAndIsNeverOverwritten() throws Exception {
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(key)).startsWith(witness.text() + "\n-----BEGIN PUBLIC KEY-----\n");
    VerifyRun again =
        VerifyRun.of("witness", "new-key", "--name", "w.example/1", "--witness-key", key);
    assertThat(again.err()).endsWith("witness.key exists already and is left as it is.\n");
    VerifyRun unnamed =
        VerifyRun.of("witness", "new-key", "--name", "two words", "--witness-key", state);
    assertThat(unnamed.err())
        .startsWith("\"two words\" is no name: write it without space or plus.");
    assertThat(state).doesNotExist();
    VerifyRun nowhere =
        VerifyRun.of("witness", "new-key", "--name", "w", "--witness-key", place.resolve("a/b"));
    assertThat(nowhere.err()).contains("cannot be written");
    assertThat(VerifyRun.of("witness", "new-key", "x").err()).startsWith("new-key takes options");
  }

  @Test
  void aKeyThatIsNoneOrDoesNotBelongTogetherIsRefused() throws Exception {
    Path other = place.resolve("other.key");
    VerifyRun.of("witness", "new-key", "--name", "w.example/2", "--witness-key", other);
    String mixed =
        Files.readString(key)
            .replaceFirst("^[^\n]+", Files.readString(other).lines().findFirst().orElseThrow());
    for (String text : List.of("", "key", mixed, Files.readString(key).replace("M", "A"))) {
      Files.writeString(key, text);
      assertThat(witness(log).err()).contains("witness.key is no witness key as ");
    }
    Files.delete(key);
    assertThat(witness(log).err()).contains("witness.key cannot be opened. Make a key with: ");
    assertThat(state).doesNotExist();
  }

  @Test
  void aStateHasToBeAFileAndTheTimeHasToBeKnown() throws IOException {
    state = Files.createDirectory(place.resolve("folder"));
    assertThat(witness(log).err()).contains("folder is no name for a file.");
    StringWriter err = new StringWriter();
    Ending ending =
        Verify.run(
            List.of("witness", "x", "--state", "s"),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Instant.EPOCH);
    assertThat(ending).isEqualTo(Ending.FAILED);
    assertThat(err.toString()).startsWith("This system does not tell the time");
  }
}
