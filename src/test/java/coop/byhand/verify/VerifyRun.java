package coop.byhand.verify;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One run of the program as a test sees it. */
public record VerifyRun(Ending ending, String out, String err) {

  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  /** Runs the main program of the jar within this one; paths may be given as such. */
  public static VerifyRun of(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> said =
        Arrays.stream(words)
            .map(word -> word instanceof Path path ? path.toString() : String.valueOf(word))
            .toList();
    Ending ending = Verify.run(said, new PrintWriter(out), new PrintWriter(err), NOW);
    return new VerifyRun(ending, out.toString(), err.toString());
  }

  /** The file of a witness's key, as the program itself would have made it. */
  public static Path witnessKey(String name, KeyPair pair, Path file) throws StopException {
    WitnessKey.write(name, pair, file.toString());
    return file;
  }
}
