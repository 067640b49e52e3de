package coop.byhand.media.c2pa;

import coop.byhand.SharedData;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The manifest stores in the files beside the project, dug out without the readers of containers:
 * so that boxes, signatures and trust are tested on their own.
 */
public final class SharedStores {

  private SharedStores() {}

  /** A manifest with what its signature is about. */
  public record Signed(JumbfBox manifest, boolean first, ByteSlice claim, CoseSign1 signature) {}

  /** A file of the set. */
  public static Path file(String name) {
    return SharedData.folder("provenance").resolve("files").resolve(name);
  }

  /** The bytes of the store in a file; empty if there is none. */
  public static Optional<ByteSlice> bytes(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (content[0] == (byte) 0xff && content[1] == (byte) 0xd8) {
      return jpeg(content);
    }
    return plain(content).or(() -> drawing(ByteSlice.of(content).latin1()));
  }

  /** The active manifest of a store. */
  public static Signed active(ByteSlice store) throws MalformedMedia {
    return signed(JumbfBox.read(store).boxes().getLast());
  }

  /** A manifest of a store with its claim and its signature. */
  public static Signed signed(JumbfBox manifest) throws MalformedMedia {
    JumbfBox claim = manifest.ofType(JumbfBox.CLAIM).orElseThrow();
    JumbfBox signature = manifest.ofType(JumbfBox.SIGNATURE).orElseThrow();
    return new Signed(
        manifest,
        claim.label().equals("c2pa.claim"),
        claim.content("cbor").orElseThrow(),
        CoseSign1.read(signature.content("cbor").orElseThrow()));
  }

  /** APP11 segments; the later ones repeat eight bytes of box header. */
  private static Optional<ByteSlice> jpeg(byte[] content) {
    ByteArrayOutputStream store = new ByteArrayOutputStream();
    int at = 2;
    while (at + 4 < content.length
        && content[at] == (byte) 0xff
        && content[at + 1] != (byte) 0xda) {
      int length = (content[at + 2] & 0xff) << 8 | content[at + 3] & 0xff;
      if (content[at + 1] == (byte) 0xeb && content[at + 4] == 'J' && content[at + 5] == 'P') {
        int repeated = store.size() == 0 ? 0 : 8;
        store.write(content, at + 12 + repeated, length - 10 - repeated);
      }
      at += 2 + length;
    }
    return store.size() == 0 ? Optional.empty() : Optional.of(ByteSlice.of(store.toByteArray()));
  }

  private static Optional<ByteSlice> plain(byte[] content) {
    String text = ByteSlice.of(content).latin1();
    int jumd = text.indexOf("jumdc2pa\0\u0011\0\u0010");
    if (jumd < 12) {
      return Optional.empty();
    }
    ByteSlice all = ByteSlice.of(content);
    int start = jumd - 12;
    return Optional.of(all.slice(start, start + (int) all.u32(start)));
  }

  private static Optional<ByteSlice> drawing(String text) {
    int open = text.indexOf("<c2pa:manifest");
    if (open < 0) {
      return Optional.empty();
    }
    int from = text.indexOf('>', open) + 1;
    String base64 = text.substring(from, text.indexOf('<', from));
    return Optional.of(ByteSlice.of(Base64.getMimeDecoder().decode(base64)));
  }
}
