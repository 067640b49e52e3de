package coop.byhand.verify;

import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.CheckpointTrust;
import coop.byhand.merkle.ConsistencyProof;
import coop.byhand.merkle.Cosigner;
import coop.byhand.merkle.NoteSignature;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.SignedNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code witness}: keeps the last checkpoint of a log it has seen and cosigns the present one once
 * it has shown to have grown out of it (C2SP tlog-cosignature). What it has seen is on the disk
 * before anybody gets the cosignature. One run at a time works with a state.
 */
final class Witness {

  static final Verb VERB =
      new Verb(
          "witness",
          "DIR|URL",
          List.of(
              "Cosigns the present checkpoint of a log after checking that it grew out of the last"
                  + " one this witness has seen. Prints the cosigned checkpoint.",
              "A log that shows another history than before is refused with exit code 5; both"
                  + " signed checkpoints are printed, for together they prove it. Hand them on.",
              "\"byhand-verify witness new-key\" makes the key of a witness."),
          List.of(
              new Word("--key", "VKEY", "The key of the log, as it was published."),
              new Word(
                  "--state",
                  "FILE",
                  "Where the last seen checkpoint is kept. One for each log; the first run makes"
                      + " it. Do not lose it: without it a fork cannot be seen."),
              new Word("--witness-key", "FILE", "The secret key of the witness."),
              new Word(
                  "--send",
                  "",
                  "Also hands the cosigned checkpoint to the log's door for witnesses, as a Byhand"
                      + " register has one."),
              new Word("--out", "FILE", "Writes the cosigned checkpoint into this file instead.")));

  static final Verb NEW_KEY =
      new Verb(
          "witness new-key",
          "",
          List.of(
              "Makes the key of a witness, writes it into a new file that only you can read, and"
                  + " prints its public part, to be published."),
          List.of(
              new Word("--name", "NAME", "The name of the witness, such as witness.example.org/1."),
              new Word("--witness-key", "FILE", "Where the secret key is written.")));

  private final Path state;
  private final Cosigner cosigner;
  private final Log log;

  private Witness(Path state, Cosigner cosigner, Log log) {
    this.state = state;
    this.cosigner = cosigner;
    this.log = log;
  }

  static Ending newKey(Spoken spoken, PrintWriter out) throws StopException {
    if (!spoken.operands().isEmpty()) {
      throw StopException.misspoken("new-key takes options only.");
    }
    String name = spoken.required("--name");
    out.println(WitnessKey.create(name, spoken.required("--witness-key")).key().text());
    return Ending.DONE;
  }

  static Ending run(Spoken spoken, PrintWriter out, PrintWriter err, Instant at)
      throws StopException, IOException {
    if (at.equals(Instant.EPOCH)) {
      throw StopException.failed("This system does not tell the time, which a cosignature bears.");
    }
    Path state = path(spoken.required("--state"));
    Optional<String> target = spoken.one("--out");
    Cosigner cosigner = WitnessKey.read(spoken.required("--witness-key"));
    Log log = Log.open(spoken.operand("log"), spoken);
    if (spoken.has("--send") && !(log.files() instanceof LogSite)) {
      throw StopException.misspoken("--send needs the address of a log, and this is a folder.");
    }
    Path lockFile = state.resolveSibling(state.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (lock == null) {
        throw StopException.failed("Another run works with " + state + ". Let it end first.");
      }
      SignedNote cosigned = new Witness(state, cosigner, log).cosign(err, at);
      if (target.isPresent()) {
        DurableFile.write(path(target.get()), cosigned.bytes());
      } else {
        out.print(new String(cosigned.bytes(), StandardCharsets.UTF_8));
      }
      if (spoken.has("--send") && log.files() instanceof LogSite site) {
        site.bring(cosigned.bytes());
      }
    }
    return Ending.DONE;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProgram) {
      return null;
    }
  }

  private static Path path(String name) throws StopException {
    try {
      Path path = Path.of(name).toAbsolutePath();
      if (path.getFileName() != null && !Files.isDirectory(path)) {
        return path;
      }
    } catch (InvalidPathException noPath) {
      // The same sentence as for a folder.
    }
    throw StopException.failed(name + " is no name for a file.");
  }

  private SignedNote cosign(PrintWriter err, Instant at) throws StopException, IOException {
    Optional<CheckpointTrust.Trusted> last = last();
    Checkpoint before =
        last.map(CheckpointTrust.Trusted::checkpoint)
            .orElseGet(() -> Checkpoint.ofNothing(log.now().origin()));
    if (last.isEmpty()) {
      err.println("There was no state yet: this is the first checkpoint seen of this log.");
    }
    try {
      ConsistencyProof proof = log.grownFrom(before);
      NoteSignature signature = cosigner.cosign(before, log.now(), proof, at);
      SignedNote cosigned = log.signed().note().with(signature);
      DurableFile.write(state, cosigned.bytes());
      return cosigned;
    } catch (RefusedException refused) {
      throw new IllegalStateException("the growth was verified before", refused);
    } catch (StopException contradiction) {
      if (contradiction.ending() == Ending.CONTRADICTED && last.isPresent()) {
        err.println("Seen before:");
        err.println(new String(last.get().note().bytes(), StandardCharsets.UTF_8));
        err.println("Shown now:");
        err.println(new String(log.signed().note().bytes(), StandardCharsets.UTF_8));
      }
      throw contradiction;
    }
  }

  /** What was seen last, checked as if it came from outside. */
  private Optional<CheckpointTrust.Trusted> last() throws StopException, IOException {
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    try {
      CheckpointTrust trust = new CheckpointTrust(log.key(), Set.of(), 0);
      return Optional.of(trust.open(Files.readAllBytes(state)));
    } catch (RefusedException damaged) {
      throw StopException.failed(
          state
              + " is damaged or of another log: "
              + damaged.getMessage()
              + ". Nothing was cosigned. Put back the last checkpoint this witness has cosigned;"
              + " without it a fork cannot be seen.");
    }
  }
}
