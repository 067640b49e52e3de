package coop.byhanddemo;

import coop.byhand.kernel.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The works the demo co-op shows: real works by named makers, in one archive with a manifest beside
 * it. Both are made by {@code src/build/demo-works.mjs} and are trusted no further than their
 * hashes: a file that differs by one byte is not given out.
 */
public final class DemoWorks {

  private static final String MANIFEST = "demo-works.json";
  private static final String ARCHIVE = "demo-works.zip";

  private final Path archive;
  private final List<DemoWork> works;

  private DemoWorks(Path archive, List<DemoWork> works) {
    this.archive = archive;
    this.works = works;
  }

  /**
   * Opens the archive and the manifest in a folder.
   *
   * @throws BrokenDemoWorks if one is missing or malformed, or if they do not name the same files
   */
  public static DemoWorks in(Path folder) throws BrokenDemoWorks {
    Path archive = folder.resolve(ARCHIVE);
    List<DemoWork> works = DemoManifest.read(folder.resolve(MANIFEST));
    List<String> listed = works.stream().map(DemoWork::file).sorted().toList();
    List<String> present = namesIn(archive);
    if (!listed.equals(present)) {
      throw new BrokenDemoWorks(
          "%s: manifest and archive differ: only in the manifest %s, only in the archive %s"
              .formatted(archive, without(listed, present), without(present, listed)));
    }
    return new DemoWorks(archive, works);
  }

  /** Every work, in the order of the manifest. */
  public List<DemoWork> works() {
    return works;
  }

  /**
   * The file of a work, after its size and digest were found right.
   *
   * @throws BrokenDemoWorks if the archive cannot be read or holds other bytes
   */
  public byte[] content(DemoWork work) throws BrokenDemoWorks {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry entry = zip.getEntry(work.file());
      if (entry == null || entry.getSize() != work.bytes()) {
        throw new BrokenDemoWorks(
            "%s: %s is missing in %s or has another size than the manifest says"
                .formatted(work.id(), work.file(), archive));
      }
      byte[] content = read(zip, entry);
      if (!Digest.ofContent(content).equals(work.sha256())) {
        throw new BrokenDemoWorks(
            "%s: %s in %s has another SHA-256 than the manifest says"
                .formatted(work.id(), work.file(), archive));
      }
      return content;
    } catch (IOException failed) {
      throw new BrokenDemoWorks("Cannot read " + work.file() + " in " + archive, failed);
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream stream = zip.getInputStream(entry)) {
      return stream.readAllBytes();
    }
  }

  private static List<String> namesIn(Path archive) throws BrokenDemoWorks {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().map(ZipEntry::getName).sorted().toList();
    } catch (IOException failed) {
      throw new BrokenDemoWorks("Cannot read the archive " + archive, failed);
    }
  }

  private static List<String> without(List<String> names, List<String> others) {
    List<String> rest = new ArrayList<>(names);
    others.forEach(rest::remove);
    return rest;
  }
}
