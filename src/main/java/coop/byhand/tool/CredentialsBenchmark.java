package coop.byhand.tool;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.sample.SampleFiles;
import coop.byhand.media.c2pa.trust.TrustConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judging Content Credentials, files per second for each format: from opening the file to the
 * printed line, on one thread, warm; and one file from a cold start of the tool. Beside it, on
 * request, the official library on the same files.
 */
final class CredentialsBenchmark implements Benchmark {

  /** How long a format is judged before it is timed: both sides compile while they run. */
  private static final long WARM_UP_MILLIS = 4_000;

  private static final long NANOSECONDS = 1_000_000;

  /** Rounds shorter than this are repeated within the round, so that the clock does not matter. */
  private static final long LEAST_ROUND = 250 * NANOSECONDS;

  /** The format whose first file is judged from a cold start, if there is one. */
  private static final String USUAL = "jpg";

  private static final String COLD = "cold start, one ";

  private final Bench.Settings settings;
  private final Map<String, List<Path>> judged = new LinkedHashMap<>();
  private @Nullable CredentialsPeer peer;
  private @Nullable Path made;

  @SuppressWarnings("UnusedVariable") // Written so that no printing can be left out as useless.
  private int lettersPrinted;

  CredentialsBenchmark(Bench.Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public String unit() {
    return "files";
  }

  @Override
  public List<Round> rounds() {
    if (settings.peer()) {
      peer = CredentialsPeer.start(settings.anchors());
    }
    TrustConfig trust = Credentials.trusting(settings.anchors());
    Instant at = Credentials.started();
    Map<String, List<Path>> byFormat = byFormat();
    List<Round> rounds = new ArrayList<>();
    byFormat.forEach((format, files) -> {
      long passes = Math.max(1, Math.ceilDiv(LEAST_ROUND, warmUp(files, trust, at)));
      String name = format + " (" + files.size() + (files.size() == 1 ? " file)" : " files)");
      judged.put(name, files);
      rounds.add(
          new Round(
              name,
              passes * files.size(),
              () -> {
                for (long pass = 0; pass < passes; pass++) {
                  judge(files, trust, at);
                }
              }));
    });
    if (!byFormat.isEmpty()) {
      String format = byFormat.containsKey(USUAL) ? USUAL : byFormat.keySet().iterator().next();
      Path file = byFormat.getOrDefault(format, List.of()).getFirst();
      List<String> command = coldly(file);
      judged.put(COLD + format, List.of(file));
      rounds.add(new Round(COLD + format, 1, () -> run(command)));
    }
    return rounds;
  }

  @Override
  public Optional<Peer> peer(Round round, int repetitions) {
    CredentialsPeer other = peer;
    List<Path> files = judged.getOrDefault(round.name(), List.of());
    if (other == null || files.isEmpty()) {
      return Optional.empty();
    }
    if (!round.name().startsWith(COLD)) {
      return Optional.of(other.measure(files, repetitions, WARM_UP_MILLIS));
    }
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      long started = System.nanoTime();
      run(other.coldly(files.getFirst()));
      taken.add(System.nanoTime() - started);
    }
    taken.sort(Comparator.naturalOrder());
    return Optional.of(new Peer(1, taken.get(repetitions / 2)));
  }

  @Override
  public void close() {
    if (peer != null) {
      peer.close();
    }
    if (made != null) {
      try {
        for (Path file : files(made)) {
          Files.delete(file);
        }
        Files.delete(made);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** The files by the ending of their names. */
  private Map<String, List<Path>> byFormat() {
    try {
      Path folder;
      if (settings.files().isPresent()) {
        folder = settings.files().get();
      } else {
        folder = Files.createTempDirectory("byhand-samples");
        made = folder;
        SampleFiles.write(folder);
      }
      Map<String, List<Path>> byFormat = new TreeMap<>();
      for (Path file : files(folder)) {
        String name = file.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String format = ending.equals("jpeg") ? "jpg" : ending;
        byFormat.computeIfAbsent(format, key -> new ArrayList<>()).add(file);
      }
      return byFormat;
    } catch (IOException failed) {
      throw new Byhand.Refusal("The folder cannot be read: " + failed.getMessage());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Judges until the time is over; what the fastest pass took, in nanoseconds. */
  private long warmUp(List<Path> files, TrustConfig trust, Instant at) {
    long started = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    do {
      long before = System.nanoTime();
      judge(files, trust, at);
      fastest = Math.min(fastest, System.nanoTime() - before);
    } while (System.nanoTime() - started < WARM_UP_MILLIS * NANOSECONDS);
    return Math.max(1, fastest);
  }

  private void judge(List<Path> files, TrustConfig trust, Instant at) {
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        lettersPrinted +=
            CredentialLine.of(
                    file.toString(), coop.byhand.media.c2pa.Credentials.read(channel, trust, at))
                .toString()
                .length();
      } catch (MalformedMedia malformed) {
        // A file that is refused takes its time, too.
        lettersPrinted++;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** This program again, in a process of its own, with the compiler that small files get. */
  private List<String> coldly(Path file) {
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.remove("-XX:+TieredCompilation");
    words.add("-XX:TieredStopAtLevel=1");
    words.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath()));
    boolean launched = System.getProperty("loader.main") != null;
    words.add(
        launched
            ? "org.springframework.boot.loader.launch.PropertiesLauncher"
            : Byhand.class.getName());
    words.add("credentials");
    settings.anchors().ifPresent(anchors -> words.addAll(List.of("--anchors", anchors.toString())));
    words.add(file.toString());
    return words;
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new Byhand.Refusal("It did not end well: " + String.join(" ", command));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
