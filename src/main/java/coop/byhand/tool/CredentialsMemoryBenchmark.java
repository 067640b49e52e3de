package coop.byhand.tool;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.sample.SampleFiles;
import coop.byhand.media.c2pa.trust.TrustConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much memory judging a long film takes: the film is made sparse, its hash covers every byte,
 * and the peak of the heap is compared with what was in use before.
 */
final class CredentialsMemoryBenchmark implements Benchmark {

  private static final long GIBIBYTE = 1024L * 1024 * 1024;
  private static final long MEBIBYTE = 1024L * 1024;
  private static final long KIBIBYTE = 1024;

  private final int gibibytes;
  private @Nullable Path folder;
  private @Nullable Path film;
  private long peak;

  CredentialsMemoryBenchmark(Bench.Settings settings) {
    gibibytes = settings.gibibytes();
  }

  @Override
  public String name() {
    return "credentials-memory";
  }

  @Override
  public String unit() {
    return "MiB";
  }

  @Override
  public List<Round> rounds() {
    try {
      Path made = Files.createTempDirectory("byhand-film");
      Path file = made.resolve("film.mp4");
      folder = made;
      film = file;
      SampleFiles.film(file, gibibytes * GIBIBYTE);
      return List.of(
          new Round(
              "film of " + gibibytes + " GiB", gibibytes * GIBIBYTE / MEBIBYTE, () -> judge(file)));
    } catch (IOException failed) {
      throw new Byhand.Refusal("The film cannot be written: " + failed.getMessage());
    }
  }

  /** Judges the film and notes how far the heap rose above what was in use before. */
  private void judge(Path file) {
    System.gc();
    long before = heap().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var read =
          coop.byhand.media.c2pa.Credentials.read(channel, TrustConfig.none(), Instant.EPOCH);
      boolean covered =
          read.validation().findings().stream()
              .anyMatch(finding -> finding.code() == StatusCode.ASSERTION_BMFF_HASH_MATCH);
      if (!covered) {
        throw new IllegalStateException("the film's hash does not match");
      }
    } catch (MalformedMedia | IOException failed) {
      throw new IllegalStateException(failed);
    }
    long after = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    peak = Math.max(peak, after - before);
  }

  private static java.util.stream.Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  @Override
  public List<Reading> readings() {
    return List.of(
        new Reading("peak of the heap beyond the start, garbage included", peak / KIBIBYTE, "KiB"),
        new Reading(
            "largest heap this process may have",
            Runtime.getRuntime().maxMemory() / MEBIBYTE,
            "MiB"));
  }

  @Override
  public void close() {
    try {
      if (film != null) {
        Files.deleteIfExists(film);
      }
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
