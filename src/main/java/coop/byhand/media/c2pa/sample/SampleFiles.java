package coop.byhand.media.c2pa.sample;

import static coop.byhand.media.c2pa.sample.SampleStore.ascii;
import static coop.byhand.media.c2pa.sample.SampleStore.box;
import static coop.byhand.media.c2pa.sample.SampleStore.join;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/**
 * Makes files whose manifest binds to them and is not signed: reading, hashing and judging take as
 * long as with any other file, up to the signature. They are judged invalid, because nobody vouches
 * for them; the binding matches.
 */
public final class SampleFiles {

  /** Media data of a small sample: about a photo for the web. */
  private static final int MEDIA = 256 * 1024;

  private static final long SEED = 7;
  private static final int HASH = 32;
  private static final byte[] STORE_BOX =
      HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");

  /** Bytes of a box that says its length in 64 bits, up to its content. */
  private static final int LONG_HEADER = 16;

  private static final int BLOCK = 1024 * 1024;

  private SampleFiles() {}

  /** Writes a small JPEG, PNG, WAV and MP4 into a folder. */
  public static List<Path> write(Path folder) throws IOException {
    byte[] media = new byte[MEDIA];
    new Random(SEED).nextBytes(media);
    Path film = folder.resolve("sample.mp4");
    film(film, MEDIA);
    return List.of(
        Files.write(folder.resolve("sample.jpg"), jpeg(media)),
        Files.write(folder.resolve("sample.png"), png(media)),
        Files.write(folder.resolve("sample.wav"), wav(media)),
        film);
  }

  /**
   * Writes an MP4 with so many bytes of media data, all zero and sparse where the disk can; its hash
   * covers every one of them.
   */
  public static void film(Path file, long mediaBytes) throws IOException {
    byte[] head = box("ftyp", ascii("isom\0\0\0\0isom"));
    byte[] without = storeBox(SampleStore.ofBoxes(STORE_BOX, new byte[HASH]));
    long place = head.length + (long) without.length;
    ByteBuffer data = ByteBuffer.allocate(LONG_HEADER);
    data.putInt(1).put(ascii("mdat")).putLong(LONG_HEADER + mediaBytes).flip();
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(place).flip());
    digest.update(data.duplicate());
    byte[] zeros = new byte[BLOCK];
    for (long left = mediaBytes; left > 0; left -= BLOCK) {
      digest.update(zeros, 0, (int) Math.min(BLOCK, left));
    }
    byte[] store = storeBox(SampleStore.ofBoxes(STORE_BOX, digest.digest()));
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(join(head, store, data.array())));
      if (mediaBytes > 0) {
        channel.write(ByteBuffer.wrap(new byte[1]), place + LONG_HEADER + mediaBytes - 1);
      }
    }
  }

  private static byte[] storeBox(byte[] store) {
    byte[] purpose = ascii("manifest\0");
    return box("uuid", join(STORE_BOX, new byte[4], purpose, new byte[Long.BYTES], store));
  }

  private static byte[] jpeg(byte[] media) {
    byte[] scan = media.clone();
    for (int i = 0; i < scan.length; i++) {
      scan[i] = scan[i] == -1 ? 0 : scan[i];
    }
    byte[] start = {(byte) 0xff, (byte) 0xd8};
    byte[] scanHead = {(byte) 0xff, (byte) 0xda, 0, 2};
    byte[] end = {(byte) 0xff, (byte) 0xd9};
    return bound(start, SampleFiles::segment, join(scanHead, scan, end));
  }

  private static byte[] segment(byte[] store) {
    ByteBuffer head = ByteBuffer.allocate(12);
    head.putShort((short) 0xffeb).putShort((short) (10 + store.length));
    return join(head.put(ascii("JP")).putShort((short) 1).putInt(1).array(), store);
  }

  private static byte[] png(byte[] media) {
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    byte[] size = {0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0};
    return bound(
        join(signature, chunk("IHDR", size)),
        store -> chunk("caBX", store),
        join(chunk("IDAT", media), chunk("IEND", new byte[0])));
  }

  private static byte[] chunk(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(ascii(name));
    crc.update(content);
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
    return chunk
        .putInt(content.length)
        .put(ascii(name))
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] wav(byte[] media) {
    byte[] format = {1, 0, 1, 0, 0x44, (byte) 0xac, 0, 0, (byte) 0x88, 0x58, 1, 0, 2, 0, 16, 0};
    byte[] sound = join(riff("fmt ", format), riff("data", media));
    byte[] store = riff("C2PA", SampleStore.ofData(MEDIA, MEDIA, new byte[HASH]));
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii("RIFF")).putInt(4 + sound.length + store.length).put(ascii("WAVE"));
    return bound(join(head.array(), sound), content -> riff("C2PA", content), new byte[0]);
  }

  private static byte[] riff(String name, byte[] content) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii(name)).putInt(content.length);
    return join(head.array(), content, new byte[content.length & 1]);
  }

  /**
   * What stands before, the store in its wrapping, and what stands behind, with the hash over both.
   * The numbers in the store decide how long it is, so it is laid out until that stays the same.
   */
  private static byte[] bound(byte[] before, UnaryOperator<byte[]> wrap, byte[] behind) {
    MessageDigest digest = sha256();
    digest.update(before);
    byte[] hash = digest.digest(behind);
    byte[] store = new byte[0];
    int length;
    do {
      length = store.length;
      store = wrap.apply(SampleStore.ofData(before.length, length, hash));
    } while (store.length != length);
    return join(before, store, behind);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
