package coop.byhand.tool;

import coop.byhand.merkle.BundleCoordinate;
import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.InclusionProof;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TiledTree;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A register of many entries as the files it is published in: hashing and writing tiles and bundles,
 * then proofs for entries drawn at random, each from the files alone. The limit beside it is one
 * SHA-256 over each entry, which no log can do without; a tree takes two.
 */
final class RegisterBenchmark implements Benchmark {

  private static final int SAMPLE = 100_000;
  private static final int PROOFS = 1_000;
  private static final long SEED = 6_962;
  private static final long MEBIBYTE = 1024L * 1024;
  private static final long KIBIBYTE = 1024;

  /** An entry as it is written for a licence; the digits are those of its place. */
  private static final byte[] ENTRY =
      ("{\"at\":\"2026-11-25T12:00:00Z\",\"facts\":{\"document\":\"5dc9da79a70659a9ad559cb701ded9a2"
              + "ab9d823aad2f4960cfe370eff4604328\",\"number\":\"00000000\",\"policy\":12},"
              + "\"kind\":\"licence.granted\"}")
          .getBytes(StandardCharsets.US_ASCII);

  private static final int DIGITS_END =
      new String(ENTRY, StandardCharsets.US_ASCII).indexOf("00000000") + 8;

  private final int entries;
  private final List<Long> drawn;
  private @Nullable Path folder;
  private TreeHash root = TreeHash.ofEmptyTree();
  private long heap;

  RegisterBenchmark(Bench.Settings settings) {
    this(settings.registerEntries());
  }

  RegisterBenchmark(int entries) {
    this.entries = entries;
    drawn = new SplittableRandom(SEED).longs(PROOFS, 0, entries).boxed().toList();
  }

  @Override
  public String name() {
    return "register";
  }

  @Override
  public String unit() {
    return "entries";
  }

  @Override
  public List<Round> rounds() {
    try {
      folder = Files.createTempDirectory("byhand-register");
    } catch (IOException failed) {
      throw new Byhand.Refusal("The register cannot be written: " + failed.getMessage());
    }
    return List.of(
        new Round("limit: SHA-256 alone", SAMPLE, RegisterBenchmark::hashOnce),
        new Round("append, tiles on disk", entries, () -> run(this::append)),
        new Round("inclusion proof", PROOFS, () -> run(this::prove)),
        new Round("proof and its check", PROOFS, () -> run(this::proveAndCheck)));
  }

  @Override
  public List<Reading> readings() {
    try (Stream<Path> files = Files.walk(place())) {
      long[] sizes =
          files.filter(Files::isRegularFile).mapToLong(RegisterBenchmark::size).toArray();
      long sum = LongStream.of(sizes).sum();
      return List.of(
          new Reading("register: size of the files", sum / MEBIBYTE, "MiB"),
          new Reading("register: files", sizes.length, "files"),
          new Reading(
              "register: heap in use after the last entry, all of the program", heap, "KiB"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Work on files and trees, whose failures end the benchmark. */
  private interface Work {
    void run() throws IOException, RefusedException;
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (IOException | RefusedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void hashOnce() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < SAMPLE; i++) {
        sha256.digest(entry(i));
      }
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  private void append() throws IOException, RefusedException {
    TileEdge edge = new TileEdge();
    List<byte[]> bundle = new ArrayList<>(TileCoordinate.FULL);
    for (int i = 0; i < entries; i++) {
      byte[] entry = entry(i);
      bundle.add(entry);
      edge.append(TreeHash.ofEntry(entry), this::write);
      if (bundle.size() == TileCoordinate.FULL || i == entries - 1) {
        long index = i / TileCoordinate.FULL;
        write(new BundleCoordinate(index, bundle.size()).path(), EntryBundle.of(bundle).file());
        bundle.clear();
      }
    }
    edge.partialTiles().forEach(this::write);
    heap = used() / KIBIBYTE;
    root = edge.root();
  }

  /** What is reachable, in bytes. */
  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void write(Tile tile) {
    try {
      write(tile.coordinate().path(), tile.file());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(String path, byte[] file) throws IOException {
    Path place = place().resolve(path);
    Files.createDirectories(Objects.requireNonNull(place.getParent()));
    Files.write(place, file);
  }

  private void prove() throws IOException, RefusedException {
    for (long index : drawn) {
      proof(index);
    }
  }

  private void proveAndCheck() throws IOException, RefusedException {
    for (long index : drawn) {
      proof(index).verify(TreeHash.ofEntry(entry((int) index)), root);
    }
  }

  /** As somebody who comes for the first time: nothing is kept from the proof before. */
  private InclusionProof proof(long index) throws IOException, RefusedException {
    return new TiledTree(entries, this::read).inclusion(index);
  }

  private Tile read(TileCoordinate wanted) throws IOException, RefusedException {
    return Tile.read(wanted, Files.readAllBytes(place().resolve(wanted.path())));
  }

  private static byte[] entry(int number) {
    byte[] entry = ENTRY.clone();
    int rest = number;
    for (int at = DIGITS_END - 1; rest > 0; at--) {
      entry[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return entry;
  }

  private Path place() {
    return Objects.requireNonNull(folder);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
