package coop.byhand.catalogue;

import coop.byhand.media.DeclaredAs;
import coop.byhand.media.Document;
import coop.byhand.media.Film;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaType;
import coop.byhand.media.Metadata;
import coop.byhand.media.Picture;
import coop.byhand.media.Recording;
import coop.byhand.media.Writing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes previews in a separate process that has little memory, one core, no environment, a folder of
 * its own and a clock against it. At most one such process runs for each core. Nothing that it
 * leaves behind is believed: sizes and content are read again here, by header, and a preview that
 * carries any metadata is refused. Never called inside a transaction.
 */
@Component
class PreviewPress {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<Integer> WIDTHS = List.of(1600, 1024, 640, 320);
  private static final int MAX_PROOF_BYTES = 20_000_000;
  private static final int PEAKS = 400;

  private static final int DONE = 0;
  private static final int OUT_OF_MEMORY = 3; // -XX:+ExitOnOutOfMemoryError
  private static final int UNREADABLE = 20; // coop.byhandworker.PreviewWorker
  private static final int KILLED = 128 + 9; // by the kernel, which does so when memory is short
  private static final int OUT_OF_TIME = 128 + 24; // SIGXCPU

  private static final Pattern COLOUR = Pattern.compile("\"colour\":\"(#[0-9a-f]{6})\"");
  private static final Pattern WAVE = Pattern.compile("\\{\"peaks\":\\[([0-9,]{1,2000})]}");

  private final Duration limit;
  private final Path workshop;
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  PreviewPress() {
    this(LIMIT, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * A press with other limits.
   *
   * @param limit of wall-clock time
   * @param workshop where each process gets a folder of its own
   */
  PreviewPress(Duration limit, Path workshop) {
    this.limit = limit;
    this.workshop = workshop;
  }

  /** Makes the previews of an original that was read before. Blocks until they are made. */
  PressOutcome press(Path original, MediaFile read) {
    return switch (read) {
      case Picture picture ->
          run(original, "picture", Integer.toString(picture.orientation().exif()));
      case Recording recording ->
          recording.type() == MediaType.WAV
              ? run(original, "wave")
              : new PressOutcome.NothingToShow();
      case Film film -> new PressOutcome.NothingToShow();
      case Writing writing -> new PressOutcome.NothingToShow();
      case Document document -> new PressOutcome.NothingToShow();
    };
  }

  private PressOutcome run(Path original, String kind, String... more) {
    try {
      cores.acquire();
      try {
        Path folder = Files.createTempDirectory(workshop, "byhand-press-");
        try {
          lend(original, folder.resolve("original"));
          List<String> arguments = new ArrayList<>(List.of(kind, "original", "."));
          arguments.addAll(List.of(more));
          return outcome(folder, start(folder, arguments));
        } finally {
          clear(folder);
        }
      } finally {
        cores.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a preview was made", e);
    }
  }

  /** The worker knows the original under one plain name; its path could be in any alphabet. */
  private static void lend(Path original, Path name) throws IOException {
    try {
      Files.createSymbolicLink(name, original.toRealPath());
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(original, name);
    }
  }

  /** Exit code of the worker, or -1 where it was killed for taking too long. */
  private int start(Path folder, List<String> arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            WorkerCommand.of(System.getProperty("java.class.path"), folder, arguments));
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8"); // for the names on the class path
    builder.directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static PressOutcome outcome(Path folder, int exit) throws IOException {
    return switch (exit) {
      case DONE -> Files.exists(folder.resolve("peaks.json")) ? wave(folder) : made(folder);
      case -1, OUT_OF_TIME -> new PressOutcome.TimedOut();
      case OUT_OF_MEMORY, KILLED -> new PressOutcome.OutOfMemory();
      case UNREADABLE -> new PressOutcome.Refused(PressOutcome.Reason.UNREADABLE);
      default ->
          ranOutOfMemory(folder)
              ? new PressOutcome.OutOfMemory()
              : new PressOutcome.Refused(PressOutcome.Reason.DIED);
    };
  }

  /** A virtual machine that cannot get native memory dies with a report. */
  private static boolean ranOutOfMemory(Path folder) throws IOException {
    String report =
        small(folder.resolve("errors"), 100_000) + small(folder.resolve("crash.log"), 1_000_000);
    return report.contains("insufficient memory") || report.contains("OutOfMemoryError");
  }

  private static PressOutcome made(Path folder) throws IOException {
    List<Proof> proofs = new ArrayList<>();
    for (int nominal : WIDTHS) {
      Path file = folder.resolve(nominal + ".jpg");
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Picture proof = check(file, nominal);
        if (proof == null) {
          return new PressOutcome.Refused(PressOutcome.Reason.UNTRUSTWORTHY);
        }
        proofs.add(new Proof(nominal, proof.width(), proof.height(), Files.readAllBytes(file)));
      }
    }
    Matcher colour = COLOUR.matcher(small(folder.resolve("result.json"), 2_000));
    return proofs.isEmpty() || !colour.find()
        ? new PressOutcome.Refused(PressOutcome.Reason.UNTRUSTWORTHY)
        : new PressOutcome.Made(proofs, colour.group(1));
  }

  /** The proof as our own reader sees it; null where anything about it is not as it must be. */
  private static @Nullable Picture check(Path file, int nominal) throws IOException {
    if (Files.size(file) > MAX_PROOF_BYTES) {
      return null;
    }
    try {
      MediaFile read = MediaFile.read(file, DeclaredAs.of("proof.jpg", "image/jpeg"));
      Metadata metadata = read.metadata();
      boolean bare =
          metadata.texts().isEmpty()
              && metadata.privateData().isEmpty()
              && metadata.cautions().isEmpty()
              && !metadata.contentCredentials();
      return bare && read instanceof Picture proof && proof.width() <= nominal ? proof : null;
    } catch (MalformedMedia e) {
      return null;
    }
  }

  private static PressOutcome wave(Path folder) throws IOException {
    Matcher wave = WAVE.matcher(small(folder.resolve("peaks.json"), 4_000));
    if (!wave.matches()) {
      return new PressOutcome.Refused(PressOutcome.Reason.UNTRUSTWORTHY);
    }
    List<Integer> peaks =
        Arrays.stream(wave.group(1).split(",", -1))
            .filter(peak -> peak.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .filter(peak -> peak <= 255)
            .toList();
    return peaks.size() == PEAKS
        ? new PressOutcome.Wave(peaks)
        : new PressOutcome.Refused(PressOutcome.Reason.UNTRUSTWORTHY);
  }

  /** A small file as text; empty where it is missing, a link or larger than it may be. */
  private static String small(Path file, int maxBytes) throws IOException {
    boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    return plain && Files.size(file) <= maxBytes
        ? Files.readString(file, StandardCharsets.ISO_8859_1)
        : "";
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
