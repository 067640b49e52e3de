package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.TestSetup;
import coop.byhand.Visitor;
import coop.byhand.verify.Ending;
import coop.byhand.verify.VerifyRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The register as {@code byhand-verify} sees it, over HTTP and with its published key alone. */
@ByhandTest
class OutsideVerifierTests {

  private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");

  @LocalServerPort int port;
  @Autowired Register register;
  @Autowired Sequencer sequencer;
  @Autowired TransactionTemplate transaction;
  @TempDir private Path folder;

  private String log;
  private String key;

  @BeforeEach
  void aSealedRegister() {
    append(300);
    log = "http://localhost:" + port + "/register/log";
    key = new Visitor(port).open("/register/log/key").body().strip();
  }

  private void append(int many) {
    transaction.executeWithoutResult(status ->
        IntStream.range(0, many)
            .forEach(i -> register.append(Statement.of("seen.outside", AT).with("no", i))));
    SealingRound.round(sequencer);
  }

  @Test
  void theWholeRegisterFitsAndGrowsOutOfAKeptCheckpoint() throws Exception {
    Path kept = folder.resolve("kept");
    Files.writeString(kept, new Visitor(port).open("/register/log/checkpoint").body());
    append(20);
    VerifyRun run = VerifyRun.of("log", log, "--key", key, "--since", kept);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Log localhost/register/log: everything fits.\n")
        .contains("  grown out of the checkpoint kept at size ");
    VerifyRun first = VerifyRun.of("inclusion", log, "--key", key, "--index", "0");
    assertThat(first.out()).contains("Entry 0 stands in log localhost/register/log, at size ");
  }

  @Test
  void aWitnessCosignsAndTheRegisterTakesIt() throws Exception {
    Path secret =
        VerifyRun.witnessKey(
            TestSetup.WITNESS.key().name(), TestSetup.WITNESS_PAIR, folder.resolve("key"));
    Object[] words = {
      "witness",
      log,
      "--key",
      key,
      "--state",
      folder.resolve("s"),
      "--witness-key",
      secret,
      "--send"
    };
    assertThat(VerifyRun.of(words).err()).startsWith("There was no state yet");
    append(5);
    VerifyRun next = VerifyRun.of(words);
    assertThat(next.err()).isEmpty();
    assertThat(next.ending()).isEqualTo(Ending.DONE);
    String size = next.out().lines().skip(1).findFirst().orElseThrow();
    assertThat(new Visitor(port).open("/register/seal/" + size).body())
        .contains("\u2014 " + TestSetup.WITNESS.key().name() + " ");
  }
}
