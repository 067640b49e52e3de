package coop.byhand.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code byhand bench [NAME…]}: the frame of all benchmarks. Warms each round up, times it a number
 * of times and prints minimum, median and maximum; machines are noisy, so quote the median and
 * ratios within one run. Writes the same as JSON on request.
 */
@Command(
    name = "bench",
    description = "Measures the speed of parts of Byhand. Without a name: all of them.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {

  /** Each later benchmark adds its line. */
  private static final List<Function<Settings, Benchmark>> ALL =
      List.of(
          RegisterBenchmark::new,
          settings -> new TallyBenchmark(),
          CredentialsBenchmark::new,
          CredentialsMemoryBenchmark::new);

  /** What the command line says to all benchmarks. */
  record Settings(
      Optional<Path> files,
      Optional<Path> anchors,
      boolean peer,
      int gibibytes,
      int registerEntries) {}

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which benchmarks to run.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Timed repetitions, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int rounds = 7;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures to this file as well.")
  private @Nullable Path json;

  @Option(
      names = "--files",
      paramLabel = "FOLDER",
      description = "Measures with the files of this folder instead of made ones.")
  private @Nullable Path files;

  @Option(
      names = "--anchors",
      paramLabel = "PEM",
      description = "Certificates that vouch for the signers of these files.")
  private @Nullable Path anchors;

  @Option(
      names = "--peer",
      description =
          "Measures the program we compare ourselves with, too. Needs Node and npm; installs it"
              + " into a temporary folder.")
  private boolean peer;

  @Option(
      names = "--film-gibibytes",
      paramLabel = "N",
      defaultValue = "2",
      description = "Size of the film for credentials-memory, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int filmGibibytes = 2;

  @Option(
      names = "--register-entries",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Entries of the register, 1,000 to 99,999,999. Default: ${DEFAULT-VALUE}.")
  private int registerEntries = 10_000_000;

  @Option(names = "--list", description = "Lists the benchmarks and stops.")
  private boolean list;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    if (rounds < 1 || rounds > 100) {
      throw new Byhand.Refusal("--rounds takes a number from 1 to 100.");
    }
    List<Benchmark> chosen = choose();
    if (list) {
      chosen.forEach(benchmark -> out.println(benchmark.name()));
      return CommandLine.ExitCode.OK;
    }
    List<Figure> figures = new ArrayList<>();
    List<Benchmark.Reading> readings = new ArrayList<>();
    for (Benchmark benchmark : chosen) {
      try (benchmark) {
        for (Benchmark.Round round : benchmark.rounds()) {
          figures.add(measure(benchmark, round));
        }
        readings.addAll(benchmark.readings());
      }
    }
    Figure.print(out, figures);
    for (Benchmark.Reading reading : readings) {
      out.printf(Locale.ROOT, "%s: %,d %s%n", reading.name(), reading.value(), reading.unit());
    }
    if (json != null) {
      Files.writeString(json, Figure.json(figures, readings));
      out.println("Written to " + json);
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Benchmark> choose() {
    if (filmGibibytes < 1 || filmGibibytes > 16) {
      throw new Byhand.Refusal("--film-gibibytes takes a number from 1 to 16.");
    }
    if (registerEntries < 1_000 || registerEntries > 99_999_999) {
      throw new Byhand.Refusal("--register-entries takes a number from 1,000 to 99,999,999.");
    }
    Settings settings =
        new Settings(
            Optional.ofNullable(files),
            Optional.ofNullable(anchors),
            peer,
            filmGibibytes,
            registerEntries);
    List<Benchmark> known = new ArrayList<>();
    ALL.forEach(make -> known.add(make.apply(settings)));
    // What needs the sandbox and a database of its own lies in the workshop jar.
    ServiceLoader.load(Benchmark.class).forEach(known::add);
    if (names.isEmpty()) {
      return known;
    }
    List<Benchmark> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          known.stream()
              .filter(benchmark -> benchmark.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new Byhand.Refusal(
                      "There is no benchmark called "
                          + name
                          + ". Known: "
                          + String.join(", ", known.stream().map(Benchmark::name).toList())
                          + ".")));
    }
    return chosen;
  }

  private Figure measure(Benchmark benchmark, Benchmark.Round round) {
    benchmark.prepare(round, rounds + 1);
    once(benchmark, round);
    long[] nanoseconds = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      nanoseconds[i] = once(benchmark, round);
    }
    Arrays.sort(nanoseconds);
    return new Figure(
        benchmark.name(),
        round.name(),
        benchmark.unit(),
        round.units(),
        nanoseconds[0],
        nanoseconds[rounds / 2],
        nanoseconds[rounds - 1],
        benchmark.peer(round, rounds));
  }

  /** One repetition; how many nanoseconds its work took. */
  private static long once(Benchmark benchmark, Benchmark.Round round) {
    benchmark.before(round);
    long started = System.nanoTime();
    round.work().run();
    long took = System.nanoTime() - started;
    benchmark.after(round);
    return took;
  }
}
