package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a whole: its help, its exit codes, and what it does not do yet. */
class VerifyTests {

  @Test
  void theHelpNamesEveryCommandAndEveryExitCode() {
    VerifyRun run = VerifyRun.of("--help");
    assertThat(run.ending()).isEqualTo(Ending.DONE);
    assertThat(run.out())
        .contains("  count FILE…", "  log DIR|URL", "  inclusion DIR|URL", "  witness DIR|URL")
        .contains("  witness new-key", "  roll RECEIPT…", "  receipt RECEIPT…", "  policy FILE…")
        .contains("  0  done", "  1  ", "  2  the words", "  4  a check", "  5  ", "  6  this");
    assertThat(VerifyRun.of("help").out()).isEqualTo(run.out());
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"count", "log", "inclusion", "witness", "witness new-key", "roll", "policy"})
  void everyCommandHasHelp(String command) {
    VerifyRun run = VerifyRun.of((Object[]) (command + " --help").split(" "));
    assertThat(run.ending()).isEqualTo(Ending.DONE);
    assertThat(run.out()).startsWith("Usage: byhand-verify " + command).contains("Exit codes:");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"roll", "receipt", "policy"})
  void whatCannotBeCheckedYetSaysSoAndProvesNothing(String command) {
    VerifyRun run = VerifyRun.of(command, "receipt.json");
    assertThat(run.ending().code()).isEqualTo(6);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().replace('\n', ' '))
        .contains("This release cannot check that yet. Nothing was looked at, and nothing is");
  }

  @Test
  void noCommandAndAnUnknownOneAreRefusedWithCodeTwo() {
    assertThat(VerifyRun.of().ending().code()).isEqualTo(2);
    assertThat(VerifyRun.of().err()).startsWith("Usage:");
    VerifyRun unknown = VerifyRun.of("sing\u0007");
    assertThat(unknown.ending().code()).isEqualTo(2);
    assertThat(unknown.err()).isEqualTo("There is no command sing\uFFFD. --help lists them.\n");
  }

  @Test
  void theVersionIsSaid() {
    assertThat(VerifyRun.of("--version").out()).matches("byhand-verify \\S.*\n");
  }
}
