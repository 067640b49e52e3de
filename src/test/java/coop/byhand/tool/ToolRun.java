package coop.byhand.tool;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The command line as a test runs it; what it says is kept from run to run. */
final class ToolRun {

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  /** Runs the words and gives the exit code. */
  int of(String... words) {
    CommandLine line = Byhand.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }
}
