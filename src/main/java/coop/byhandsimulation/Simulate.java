package coop.byhandsimulation;

import coop.byhand.oversight.Invariant;
import coop.byhand.tool.Verb;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code byhand simulate}: breaks the house in a seeded run and looks whether it holds. */
@Command(
    name = "simulate",
    description =
        "Runs the application, the payment sandbox and a database against each other, with faults"
            + " from a seed, and checks what must hold about money and licences.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:everything held", "1:something did not hold; it says what"})
public final class Simulate implements Verb, Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What is done and what is broken follows from it. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--steps",
      paramLabel = "M",
      defaultValue = "500",
      description = "How many steps, 1 to 1,000,000. Default: ${DEFAULT-VALUE}.")
  private int steps = 500;

  @Option(
      names = "--look-every",
      paramLabel = "K",
      defaultValue = "100",
      description = "Steps between two looks at the invariants. Default: ${DEFAULT-VALUE}.")
  private int lookEvery = 100;

  @Option(names = "--trace", paramLabel = "FILE", description = "Writes every step to this file.")
  private @Nullable Path traceFile;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Keeps database and logs in this folder, which must be empty.")
  private @Nullable Path keep;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandSpec here = Objects.requireNonNull(spec);
    PrintWriter out = here.commandLine().getOut();
    if (steps < 1 || steps > 1_000_000 || lookEvery < 1) {
      throw new CommandLine.ParameterException(
          here.commandLine(),
          "--steps takes a number from 1 to 1,000,000, --look-every one from 1");
    }
    Path folder = keep == null ? House.temporary() : keep.toAbsolutePath();
    out.printf(Locale.ROOT, "seed %d, %d steps%n", seed, steps);
    out.flush();
    try (PrintWriter trace = trace()) {
      List<Script.Step> script = Script.drawn(seed, steps, Repertoire.MOVES);
      Simulation.Outcome outcome =
          new Simulation(new Simulation.Plan(seed, script, lookEvery, folder), trace).run();
      print(out, outcome);
      return outcome.broken().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } finally {
      if (keep == null) {
        Folders.delete(folder);
      }
    }
  }

  private PrintWriter trace() throws IOException {
    return traceFile == null
        ? new PrintWriter(PrintWriter.nullWriter())
        : new PrintWriter(Files.newBufferedWriter(traceFile, StandardCharsets.UTF_8), true);
  }

  private static void print(PrintWriter out, Simulation.Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "%d steps, %d kills, %d looks%n",
        outcome.steps(),
        outcome.kills(),
        outcome.looks());
    for (Fault fault : Fault.values()) {
      out.printf(
          Locale.ROOT,
          "fault %2d %-40s %6d times%n",
          fault.number(),
          fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          outcome.faults().getOrDefault(fault, 0));
    }
    for (Invariant invariant : Invariant.values()) {
      boolean held =
          outcome.broken().stream().noneMatch(words -> words.startsWith(invariant + " "));
      out.printf(Locale.ROOT, "%-4s %s%n", invariant, held ? "held" : "DID NOT HOLD");
    }
    outcome.broken().forEach(out::println);
    out.flush();
  }
}
