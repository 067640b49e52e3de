package coop.byhand.tool;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a round took, in nanoseconds, and what another program took for the same. */
record Figure(
    String benchmark,
    String round,
    String unit,
    long units,
    long minimum,
    long median,
    long maximum,
    Optional<Benchmark.Peer> peer) {

  private static final double NANOSECONDS = 1_000_000_000d;

  double unitsPerSecond() {
    return units * NANOSECONDS / Math.max(1, median);
  }

  private static double unitsPerSecond(Benchmark.Peer peer) {
    return peer.units() * NANOSECONDS / peer.median();
  }

  /** How many times as much as the other program we do in the same time. */
  Optional<Double> ratio() {
    return peer.map(other -> unitsPerSecond() / unitsPerSecond(other));
  }

  static void print(PrintWriter out, List<Figure> figures) {
    boolean compared = figures.stream().anyMatch(figure -> figure.peer().isPresent());
    out.printf(
        Locale.ROOT,
        "%-18s %-26s %14s %12s %12s %12s%s%n",
        "benchmark",
        "round",
        "units/s",
        "min ms",
        "median ms",
        "max ms",
        compared ? String.format(Locale.ROOT, " %14s %8s", "peer units/s", "ratio") : "");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-18s %-26s %14s %12s %12s %12s%s%n",
          figure.benchmark(),
          figure.round(),
          decimal(figure.unitsPerSecond()),
          milliseconds(figure.minimum()),
          milliseconds(figure.median()),
          milliseconds(figure.maximum()),
          figure
              .peer()
              .map(other ->
                  String.format(
                      Locale.ROOT,
                      " %14s %8s",
                      decimal(unitsPerSecond(other)),
                      share(figure.ratio().orElse(0d))))
              .orElse(""));
    }
    out.flush();
  }

  /** One digit behind the point below a thousand, none above. */
  private static String decimal(double value) {
    return String.format(Locale.ROOT, value < 1_000 ? "%,.1f" : "%,.0f", value);
  }

  /** Three digits behind the point below one, as a decimal above. */
  private static String share(double value) {
    return value < 1 ? String.format(Locale.ROOT, "%.3f", value) : decimal(value);
  }

  private static String milliseconds(long nanoseconds) {
    return String.format(
        Locale.ROOT, "%d.%03d", nanoseconds / 1_000_000, nanoseconds / 1_000 % 1_000);
  }

  static String json(List<Figure> figures, List<Benchmark.Reading> readings) {
    StringBuilder text = new StringBuilder("[\n");
    String separator = "";
    for (Figure figure : figures) {
      text.append(separator).append(figure.json());
      separator = ",\n";
    }
    for (Benchmark.Reading reading : readings) {
      text.append(separator)
          .append(
              String.format(
                  Locale.ROOT,
                  "  {\"reading\": \"%s\", \"value\": %d, \"unit\": \"%s\"}",
                  reading.name(),
                  reading.value(),
                  reading.unit()));
      separator = ",\n";
    }
    return text.append("\n]\n").toString();
  }

  private String json() {
    return String.format(
        Locale.ROOT,
        "  {\"benchmark\": \"%s\", \"round\": \"%s\", \"unit\": \"%s\", \"units\": %d,"
            + " \"minimumNanoseconds\": %d, \"medianNanoseconds\": %d,"
            + " \"maximumNanoseconds\": %d, \"unitsPerSecond\": %.1f%s}",
        benchmark,
        round,
        unit,
        units,
        minimum,
        median,
        maximum,
        unitsPerSecond(),
        peer.map(other ->
                String.format(
                    Locale.ROOT,
                    ", \"peerUnitsPerSecond\": %.1f, \"ratio\": %.3f",
                    unitsPerSecond(other),
                    ratio().orElse(0d)))
            .orElse(""));
  }
}
