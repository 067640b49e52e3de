package coop.byhand.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
  private static final List<Supplier<Benchmark>> ALL = List.of(RegisterHashBenchmark::new);

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
    for (Benchmark benchmark : chosen) {
      try (benchmark) {
        for (Benchmark.Round round : benchmark.rounds()) {
          figures.add(measure(benchmark, round));
        }
      }
    }
    print(out, figures);
    if (json != null) {
      Files.writeString(json, Figure.json(figures));
      out.println("Written to " + json);
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Benchmark> choose() {
    List<Benchmark> known = ALL.stream().map(Supplier::get).toList();
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
    round.work().run();
    long[] nanoseconds = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      round.work().run();
      nanoseconds[i] = System.nanoTime() - started;
    }
    Arrays.sort(nanoseconds);
    return new Figure(
        benchmark.name(),
        round.name(),
        benchmark.unit(),
        round.units(),
        nanoseconds[0],
        nanoseconds[rounds / 2],
        nanoseconds[rounds - 1]);
  }

  private static void print(PrintWriter out, List<Figure> figures) {
    out.printf(
        Locale.ROOT,
        "%-14s %-26s %14s %12s %12s %12s%n",
        "benchmark",
        "round",
        "units/s",
        "min ms",
        "median ms",
        "max ms");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-14s %-26s %,14d %12s %12s %12s%n",
          figure.benchmark(),
          figure.round(),
          figure.unitsPerSecond(),
          Figure.milliseconds(figure.minimum()),
          Figure.milliseconds(figure.median()),
          Figure.milliseconds(figure.maximum()));
    }
    out.flush();
  }

  /** What a round took, in nanoseconds. */
  record Figure(
      String benchmark,
      String round,
      String unit,
      long units,
      long minimum,
      long median,
      long maximum) {

    long unitsPerSecond() {
      return units * 1_000_000_000L / Math.max(1, median);
    }

    static String milliseconds(long nanoseconds) {
      return String.format(
          Locale.ROOT, "%d.%03d", nanoseconds / 1_000_000, nanoseconds / 1_000 % 1_000);
    }

    static String json(List<Figure> figures) {
      StringBuilder text = new StringBuilder("[\n");
      for (int i = 0; i < figures.size(); i++) {
        Figure figure = figures.get(i);
        text.append(
            String.format(
                Locale.ROOT,
                "  {\"benchmark\": \"%s\", \"round\": \"%s\", \"unit\": \"%s\", \"units\": %d,"
                    + " \"minimumNanoseconds\": %d, \"medianNanoseconds\": %d,"
                    + " \"maximumNanoseconds\": %d, \"unitsPerSecond\": %d}%s%n",
                figure.benchmark(),
                figure.round(),
                figure.unit(),
                figure.units(),
                figure.minimum(),
                figure.median(),
                figure.maximum(),
                figure.unitsPerSecond(),
                i < figures.size() - 1 ? "," : ""));
      }
      return text.append("]\n").toString();
    }
  }
}
