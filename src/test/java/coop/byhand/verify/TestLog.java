package coop.byhand.verify;

import coop.byhand.merkle.BundleCoordinate;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.NoteSigner;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A log that is written into a folder as a register publishes it. */
final class TestLog {

  static final String ORIGIN = "register.example.org/test";

  final Path folder;
  final NoteSigner signer;
  private final List<byte[]> entries = new ArrayList<>();

  TestLog(Path folder) {
    this(folder, signer(ORIGIN));
  }

  TestLog(Path folder, NoteSigner signer) {
    this.folder = folder;
    this.signer = signer;
  }

  static NoteSigner signer(String name) {
    try {
      return new NoteSigner(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  String key() {
    return signer.key().text();
  }

  /** Entries of the usual kind, up to this size, all published and signed. */
  TestLog upTo(int size) {
    return upTo(size, index -> "{\"entry\":" + index + "}");
  }

  TestLog upTo(int size, IntFunction<String> text) {
    IntStream.range(entries.size(), size)
        .mapToObj(text)
        .forEach(entry -> entries.add(entry.getBytes(StandardCharsets.UTF_8)));
    return publish();
  }

  private TestLog publish() {
    TileEdge edge = new TileEdge();
    List<Tile> tiles = new ArrayList<>();
    entries.forEach(entry -> edge.append(TreeHash.ofEntry(entry), tiles::add));
    tiles.addAll(edge.partialTiles());
    tiles.forEach(tile -> write(tile.coordinate().path(), tile.file()));
    try {
      for (int from = 0; from < entries.size(); from += 256) {
        EntryBundle bundle =
            EntryBundle.of(entries.subList(from, Math.min(from + 256, entries.size())));
        write(BundleCoordinate.in(entries.size(), from / 256).path(), bundle.file());
      }
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused);
    }
    return sign(Checkpoint.of(signer.key().name(), entries.size(), edge.root()));
  }

  TestLog sign(Checkpoint checkpoint) {
    write("checkpoint", signer.sign(checkpoint).bytes());
    return this;
  }

  void write(String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  byte[] read(String path) {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  void delete(String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Changes one bit of a file. */
  void damage(String path, int at) {
    byte[] bytes = read(path);
    bytes[at] ^= 1;
    write(path, bytes);
  }

  /** The present checkpoint, kept under this name. */
  Path keep(Path place) {
    try {
      return Files.write(place, read("checkpoint"));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
