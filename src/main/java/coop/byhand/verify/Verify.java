package coop.byhand.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code java -jar byhand-verify.jar VERB …}: counts elections again, checks the register and
 * witnesses it, with nothing but a JDK. {@link Ending} lists the exit codes.
 */
public final class Verify {

  private static final String REST =
      "This release cannot check that yet. Nothing was looked at, and nothing is proven.";

  /** Checks that come with sealed ballots and receipts. */
  private static final List<Verb> NOT_YET =
      List.of(
          new Verb(
              "roll",
              "RECEIPT…",
              List.of("Whether you stood on the roll of a vote. " + REST),
              List.of()),
          new Verb(
              "receipt",
              "RECEIPT…",
              List.of("Whether your ballot was recorded as you meant it. " + REST),
              List.of()),
          new Verb(
              "policy",
              "FILE…",
              List.of("Whether a vote took effect as it was passed. " + REST),
              List.of()));

  private final PrintWriter out;
  private final PrintWriter err;
  private final Instant now;

  private Verify(PrintWriter out, PrintWriter err, Instant now) {
    this.out = out;
    this.err = err;
    this.now = now;
  }

  public static void main(String[] words) {
    PrintWriter out = writer(FileDescriptor.out, System.out);
    PrintWriter err = writer(FileDescriptor.err, System.err);
    // The time of a cosignature; the start of this program is early enough and cannot be set.
    Instant started = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    System.exit(run(List.of(words), out, err, started).code());
  }

  /** Names are not ASCII, even where the system was never told its characters. */
  private static PrintWriter writer(FileDescriptor place, PrintStream standard) {
    Charset own = standard.charset();
    Charset charset = own.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : own;
    return new PrintWriter(new FileOutputStream(place), false, charset);
  }

  /**
   * Does what the words say.
   *
   * @param now the time that a cosignature bears
   */
  static Ending run(List<String> words, PrintWriter out, PrintWriter err, Instant now) {
    Ending ending = new Verify(out, err, now).run(words);
    out.flush();
    err.flush();
    return ending;
  }

  private Ending run(List<String> words) {
    if (words.isEmpty()) {
      err.print(help());
      return Ending.MISSPOKEN;
    }
    String first = words.getFirst();
    if (List.of("--help", "help", "--version", "version").contains(first)) {
      out.print(first.endsWith("help") ? help() : version());
      return Ending.DONE;
    }
    List<String> rest = new ArrayList<>(words.subList(1, words.size()));
    if (first.equals("witness") && !rest.isEmpty() && rest.getFirst().equals("new-key")) {
      rest.removeFirst();
      return run(Witness.NEW_KEY, rest);
    }
    for (Verb verb : verbs()) {
      if (verb.name().equals(first)) {
        return run(verb, rest);
      }
    }
    err.println("There is no command " + Hall.plain(first) + ". --help lists them.");
    return Ending.MISSPOKEN;
  }

  private static List<Verb> verbs() {
    List<Verb> verbs = new ArrayList<>();
    verbs.add(VoteCount.verb());
    verbs.add(LogCheck.VERB);
    verbs.add(InclusionCheck.VERB);
    verbs.add(Witness.VERB);
    verbs.add(Witness.NEW_KEY);
    verbs.addAll(NOT_YET);
    return verbs;
  }

  private Ending run(Verb verb, List<String> words) {
    if (words.contains("--help")) {
      out.print(verb.help());
      return Ending.DONE;
    }
    if (NOT_YET.contains(verb)) {
      err.print(Hall.said(verb.says().getFirst()));
      return Ending.NOT_YET;
    }
    try {
      return act(verb, Spoken.sort(verb, words));
    } catch (StopException stopped) {
      err.println(Hall.plain(stopped.sentence()));
      if (stopped.ending() == Ending.MISSPOKEN) {
        err.println("byhand-verify " + verb.name() + " --help says how.");
      }
      return stopped.ending();
    } catch (LogFileException refused) {
      err.println("REFUSED. " + Hall.plain(String.valueOf(refused.getMessage())) + ".");
      return Ending.REFUSED;
    } catch (IOException failed) {
      err.println("Could not go on: " + Hall.plain(String.valueOf(failed.getMessage())) + ".");
      return Ending.FAILED;
    }
  }

  private Ending act(Verb verb, Spoken spoken) throws StopException, IOException {
    return switch (verb.name()) {
      case "count" -> VoteCount.run(spoken, out, err);
      case "log" -> LogCheck.run(spoken, out);
      case "inclusion" -> InclusionCheck.run(spoken, out);
      case "witness" -> Witness.run(spoken, out, err, now);
      case "witness new-key" -> Witness.newKey(spoken, out);
      default -> throw new IllegalStateException(verb.name());
    };
  }

  private static String help() {
    StringBuilder text = new StringBuilder();
    text.append("Usage: byhand-verify COMMAND …, byhand-verify COMMAND --help\n\n");
    text.append(
        Hall.said("Checks what a Byhand co-op says, on your own machine and with its server off."));
    text.append("\nCommands:\n");
    for (Verb verb : verbs()) {
      text.append("  ").append(verb.name()).append(' ').append(verb.operands()).append('\n');
      text.append(Hall.wrapped(verb.says().getFirst(), 6, Hall.COLUMNS));
    }
    return text.append('\n').append(Verb.exitCodes()).toString();
  }

  private static String version() {
    String number = Verify.class.getPackage().getImplementationVersion();
    return "byhand-verify " + (number == null ? "from source" : number) + "\n";
  }
}
