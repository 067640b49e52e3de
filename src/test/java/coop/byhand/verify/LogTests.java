package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.Cosigner;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.SignedNote;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log in a folder: what fits, what was tampered with, and what was rewritten. */
class LogTests {

  @TempDir private Path place;
  private TestLog log;

  @BeforeEach
  void aLogOfSixHundredEntries() {
    log = new TestLog(place.resolve("log")).upTo(600);
  }

  private VerifyRun check(Object... more) {
    Stream<Object> words = Stream.of("log", log.folder, "--key", log.key());
    return VerifyRun.of(Stream.concat(words, Arrays.stream(more)).toArray());
  }

  @Test
  void aLogThatFitsIsSaidToFit() {
    VerifyRun run = check();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Log register.example.org/test: everything fits.\n  600 entries\n  root ");
    assertThat(run.ending().code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 512, 65_537})
  void everySizeOfLogCanBeChecked(int size) {
    log = new TestLog(place.resolve("other")).upTo(size, index -> "e" + index);
    assertThat(check().out()).contains(size == 1 ? "  1 entry\n" : "  " + size + " entries\n");
  }

  @Test
  void aFullTileAboveIsComparedAsSoonAsItIsFull() {
    log = new TestLog(place.resolve("large")).upTo(65_537, index -> "e" + index);
    log.damage("tile/1/000", 77);
    assertThat(check().err())
        .startsWith("REFUSED. tile/1/000 does not hold the hashes of the tiles below it");
    log.damage("tile/1/000", 77);
    log.damage("tile/2/000.p/1", 3);
    assertThat(check().err()).startsWith("REFUSED. tile/2/000.p/1 does not hold the hashes");
  }

  @Test
  void aBundleThatIsMissingIsNamed() {
    log.delete("tile/entries/001");
    assertThat(check().err()).isEqualTo("REFUSED. tile/entries/001 is missing.\n");
    log.delete("tile/entries/000");
    VerifyRun entry = VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index", "0");
    assertThat(entry.err()).isEqualTo("REFUSED. tile/entries/000 is missing.\n");
    assertThat(entry.ending().code()).isEqualTo(4);
  }

  @Test
  void partialFilesMayHaveGivenWayToFullOnes() {
    byte[] note = log.read("checkpoint");
    log.upTo(800);
    log.write("checkpoint", note);
    for (String path : new String[] {"tile/0/002.p/88", "tile/entries/002.p/88"}) {
      log.delete(path);
    }
    assertThat(check().ending()).isEqualTo(Ending.DONE);
    VerifyRun last = VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index", "599");
    assertThat(last.out())
        .startsWith("Entry 599 stands in log register.example.org/test, at size 600.");
  }

  /** The ten tamperings that are listed in src/docs/decisions/0012-verifying-alone.md. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "an entry changed;               tile/0/001 gives entry 300 another hash",
        "an entry taken out;             tile/entries/001 is refused: a bundle holds 1 to 256",
        "two entries exchanged;          tile/0/000 gives entry 3 another hash",
        "a bundle cut off;               tile/entries/002.p/88 is refused: a bundle ends with",
        "a hash changed;                 tile/0/000 gives entry 7 another hash",
        "a hash above changed;           tile/1/000.p/2 does not hold the hashes of the tiles below",
        "a tile cut off;                 tile/0/002.p/88 is refused: a tile is exactly as long",
        "a tile missing;                 tile/0/001 is missing",
        "an entry and its hash changed;  checkpoint is signed for the root",
        "the checkpoint rewritten;       checkpoint is refused: a known key did not make this sig",
      })
  void tenTamperingsAreEachRefusedByName(String tampering, String sentence) {
    tamper(tampering);
    VerifyRun run = check();
    assertThat(run.err()).startsWith("REFUSED. " + sentence);
    assertThat(run.ending().code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
  }

  private void tamper(String how) {
    switch (how) {
      case "an entry changed" -> changeEntry(300);
      case "an entry taken out" -> {
        byte[] bundle = log.read("tile/entries/001");
        log.write("tile/entries/001", Arrays.copyOfRange(bundle, 15, bundle.length));
      }
      case "two entries exchanged" -> exchange();
      case "a bundle cut off" -> {
        byte[] bundle = log.read("tile/entries/002.p/88");
        log.write("tile/entries/002.p/88", Arrays.copyOf(bundle, bundle.length - 1));
      }
      case "a hash changed" -> log.damage("tile/0/000", 7 * 32 + 5);
      case "a hash above changed" -> log.damage("tile/1/000.p/2", 40);
      case "a tile cut off" ->
          log.write("tile/0/002.p/88", Arrays.copyOf(log.read("tile/0/002.p/88"), 87 * 32));
      case "a tile missing" -> log.delete("tile/0/001");
      case "an entry and its hash changed" -> {
        byte[] entry = changeEntry(300);
        byte[] tile = log.read("tile/0/001");
        System.arraycopy(TreeHash.ofEntry(entry).bytes(), 0, tile, 44 * 32, 32);
        log.write("tile/0/001", tile);
        forgeUpper(tile);
      }
      case "the checkpoint rewritten" -> {
        String note = new String(log.read("checkpoint"), StandardCharsets.UTF_8);
        log.write(
            "checkpoint", note.replace("\n600\n", "\n512\n").getBytes(StandardCharsets.UTF_8));
      }
      default -> throw new IllegalArgumentException(how);
    }
  }

  /** The hash of the changed tile, so that only the signed root still tells. */
  private void forgeUpper(byte[] tile) {
    byte[] upper = log.read("tile/1/000.p/2");
    java.util.List<byte[]> row =
        Stream.iterate(0, i -> i + 32)
            .limit(256)
            .map(i -> Arrays.copyOfRange(tile, i, i + 32))
            .toList();
    System.arraycopy(coop.byhand.merkle.Rfc6962.root(row), 0, upper, 32, 32);
    log.write("tile/1/000.p/2", upper);
  }

  private byte[] changeEntry(int index) {
    byte[] bundle = log.read("tile/entries/001");
    int at = (index - 256) * 15 + 2;
    bundle[at + 10] = '9';
    log.write("tile/entries/001", bundle);
    return Arrays.copyOfRange(bundle, at, at + 13);
  }

  private void exchange() {
    byte[] bundle = log.read("tile/entries/000");
    byte[] third = Arrays.copyOfRange(bundle, 3 * 13, 4 * 13);
    System.arraycopy(bundle, 4 * 13, bundle, 3 * 13, 13);
    System.arraycopy(third, 0, bundle, 4 * 13, 13);
    log.write("tile/entries/000", bundle);
  }

  @Test
  void aForgedOrForeignCheckpointIsRefused() {
    TestLog stranger = new TestLog(place.resolve("stranger")).upTo(600);
    log.write("checkpoint", stranger.read("checkpoint"));
    assertThat(check().err()).startsWith("REFUSED. checkpoint is refused: no known key has signed");
    log.write("checkpoint", log.signer.sign(Checkpoint.ofNothing("elsewhere.example")).bytes());
    assertThat(check().err())
        .startsWith("REFUSED. checkpoint is refused: the checkpoint is of another log");
    log.write("checkpoint", new byte[1_000_001]);
    assertThat(check().err()).startsWith("REFUSED. checkpoint is larger than the 1000000 bytes");
    log.delete("checkpoint");
    assertThat(check().err()).isEqualTo("REFUSED. checkpoint is missing.\n");
  }

  @Test
  void growthSinceAKeptCheckpointIsShown() {
    Path kept = log.keep(place.resolve("kept"));
    assertThat(check("--since", kept).out())
        .endsWith("  grown out of the checkpoint kept at size 600\n");
    log.upTo(1_000);
    assertThat(check("--since", kept).out()).contains("  1000 entries\n");
  }

  @Test
  void aRollbackAForkAndARewrittenHistoryEndWithCodeFive() {
    Path kept = log.keep(place.resolve("kept"));
    TestLog shorter = new TestLog(place.resolve("shorter"), log.signer).upTo(599);
    TestLog fork = new TestLog(place.resolve("fork"), log.signer).upTo(600, i -> "other " + i);
    TestLog rewritten = new TestLog(place.resolve("new"), log.signer).upTo(300, i -> "other " + i);
    rewritten.upTo(700);
    for (TestLog other : new TestLog[] {shorter, fork, rewritten}) {
      Object[] words = {"log", other.folder, "--key", log.key(), "--since", kept};
      VerifyRun run = VerifyRun.of(words);
      assertThat(run.ending().code()).isEqualTo(5);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith(
              other == shorter
                  ? "ROLLBACK. The log has 599 entries now, and 600 were seen before."
                  : other == fork
                      ? "FORK. At 600 entries the log has shown two roots, "
                      : "FORK. The first 600 entries had the root ");
    }
  }

  @Test
  void aKeptFileThatIsNoCheckpointOfThisLogIsSaidSo() throws IOException {
    Path text = Files.writeString(place.resolve("text"), "nothing signed");
    assertThat(check("--since", text).err())
        .contains("text holds no checkpoint signed by this log: a blank line and signatures");
    assertThat(check("--since", place.resolve("absent")).err())
        .contains("absent cannot be opened.");
  }

  @Test
  void namedWitnessesMustHaveCosigned() throws Exception {
    Cosigner witness =
        new Cosigner("w.example/1", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    assertThat(check("--witness", witness.key()).err())
        .startsWith("REFUSED. checkpoint is refused: fewer witnesses have cosigned");
    SignedNote note = SignedNote.parse(log.read("checkpoint"));
    Checkpoint now = Checkpoint.parse(note.text());
    Checkpoint nothing = Checkpoint.ofNothing(now.origin());
    var proof = new coop.byhand.merkle.ConsistencyProof(0, 600, java.util.List.of());
    Instant at = Instant.parse("2026-11-25T10:00:00Z");
    log.write("checkpoint", note.with(witness.cosign(nothing, now, proof, at)).bytes());
    assertThat(check("--witness", witness.key()).out())
        .endsWith("  witnessed by w.example/1 at 2026-11-25T10:00:00Z\n");
    assertThat(check("--witness", log.key()).err())
        .startsWith("--witness takes the key of a witness, and this is one of a log.");
    NoteKey own = witness.key();
    assertThat(VerifyRun.of("log", log.folder, "--key", own).err())
        .startsWith("--key takes the key of a log, and this is one of a witness.");
  }

  @Test
  void wrongWordsAreRefused() {
    assertThat(VerifyRun.of("log", log.folder).err()).startsWith("Please say --key.\n");
    assertThat(VerifyRun.of("log", "--key", log.key()).err())
        .isEqualTo("Please name one log.\nbyhand-verify log --help says how.\n");
    assertThat(VerifyRun.of("log", log.folder, "--key", "nokey").err())
        .startsWith("--key is no key: a key reads <name>+<id>+<base64>");
    VerifyRun absent = VerifyRun.of("log", place.resolve("absent"), "--key", log.key());
    assertThat(absent.err())
        .contains("absent is neither a folder nor begins with http: or https:.");
    assertThat(absent.ending().code()).isEqualTo(1);
    VerifyRun address = VerifyRun.of("log", "https://?x", "--key", log.key());
    assertThat(address.err()).startsWith("https://?x is no address of a log.");
    assertThat(address.ending().code()).isEqualTo(2);
  }

  @Test
  void anEntryIsShownToStandAtItsPlace() throws IOException {
    VerifyRun run = VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index", "300");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Entry 300 stands in log register.example.org/test, at size 600.\n  hash ")
        .endsWith("\n{\"entry\":300}\n");
    Path own = Files.writeString(place.resolve("own"), "{\"entry\":300}");
    VerifyRun mine =
        VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index=300", "--entry", own);
    assertThat(mine.ending()).isEqualTo(Ending.DONE);
    assertThat(mine.out()).doesNotContain("{\"entry\"");
    VerifyRun elsewhere =
        VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index=301", "--entry", own);
    assertThat(elsewhere.err())
        .startsWith(
            "The entry in " + own + " does not stand at 301 of the log: the proof leads to");
    assertThat(elsewhere.ending().code()).isEqualTo(4);
  }

  @Test
  void anEntryThatWasTamperedWithOrDoesNotExistIsRefused() throws IOException {
    changeEntry(300);
    VerifyRun changed = VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index=300");
    assertThat(changed.err()).startsWith("The entry the log publishes does not stand at 300");
    assertThat(changed.ending().code()).isEqualTo(4);
    VerifyRun beyond = VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index=600");
    assertThat(beyond.err()).isEqualTo("There is no entry 600: the log has 600, counted from 0.\n");
    assertThat(beyond.ending().code()).isEqualTo(1);
    Path long1 = Files.write(place.resolve("long"), new byte[70_000]);
    VerifyRun tooLong =
        VerifyRun.of("inclusion", log.folder, "--key", log.key(), "--index=3", "--entry", long1);
    assertThat(tooLong.err()).contains("long is longer than any entry can be.");
    VerifyRun absent =
        VerifyRun.of(
            "inclusion",
            log.folder,
            "--key",
            log.key(),
            "--index=3",
            "--entry",
            place.resolve("x"));
    assertThat(absent.err()).contains("cannot be opened.");
    assertThat(VerifyRun.of("inclusion", log.folder, "--key", log.key()).err())
        .startsWith("Please say --index.");
  }
}
