package coop.byhand.media.c2pa;

import coop.byhand.media.Fixtures;
import coop.byhand.media.c2pa.asset.AssetFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Puts a manifest store into a small file of each container, as annex A of the specification says.
 * Writing again with another store of the same length changes nothing but the store, so that a hash
 * can be made in between.
 */
public final class Embedders {

  /** Bytes of a store in one segment of a JPEG. */
  private static final int SEGMENT = 64_000;

  private static final byte[] C2PA_BOX =
      HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");

  private Embedders() {}

  /** The smallest thing that looks like a store, with so many bytes of filling. */
  public static byte[] store(int filling) {
    ByteArrayOutputStream description = new ByteArrayOutputStream();
    description.writeBytes(HexFormat.of().parseHex("6332706100110010800000aa00389b71"));
    description.write(3);
    description.writeBytes(latin1("c2pa\0"));
    byte[] rest = new byte[filling];
    for (int i = 0; i < filling; i++) {
      rest[i] = (byte) (i * 7);
    }
    return box("jumb", join(box("jumd", description.toByteArray()), box("free", rest)));
  }

  /** A file of this container without a store. */
  public static byte[] plain(AssetFormat format) {
    return switch (format) {
      case JPEG -> fixture("a.jpg");
      case PNG -> fixture("a.png");
      case WEBP -> fixture("a.webp");
      case GIF -> fixture("a.gif");
      case TIFF -> fixture("a.tif");
      case SVG ->
          latin1(
              "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"<c2pa:manifest>\">]>\n"
                  + "<svg xmlns=\"http://www.w3.org/2000/svg\"\n xmlns:c2pa=\"http://c2pa.org/manifest\""
                  + " viewBox=\"0 0 2 2\"><!-- <c2pa:manifest>AA</c2pa:manifest> -->"
                  + "<metadata></metadata><path d=\"M0 0h2\"/></svg>");
      case HEIF ->
          join(
              box("ftyp", latin1("heic\0\0\0\0mif1heic")),
              box("meta", new byte[4]),
              box("mdat", new byte[40]));
      case MP4 -> fixture("a.mp4");
      case MP3 -> fixture("a.mp3");
      case WAV -> fixture("a.wav");
      case FLAC -> fixture("a.flac");
      case PDF -> fixture("a.pdf");
      case SIDECAR -> new byte[0];
    };
  }

  /** The same file with a store. */
  public static byte[] with(AssetFormat format, byte[] store) {
    return into(format, plain(format), store, 0x211);
  }

  /**
   * Puts a store into a file.
   *
   * @param number of the box, for JPEG
   */
  public static byte[] into(AssetFormat format, byte[] file, byte[] store, int number) {
    return switch (format) {
      case JPEG -> insert(file, 2, segments(store, number));
      case PNG -> insert(file, 33, chunk("caBX", store));
      case GIF -> insert(file, 13 + 6, extension(store));
      case WEBP, WAV -> riff(file, store);
      case TIFF -> tiff(file, store);
      case SVG -> {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String element =
            "<c2pa:manifest>" + Base64.getEncoder().encodeToString(store) + "</c2pa:manifest>";
        yield latin1(text.replace("<metadata>", "<metadata>" + element));
      }
      case HEIF, MP4 ->
          insert(file, ByteBuffer.wrap(file).getInt(0), provenanceBox("manifest", store));
      case MP3 -> id3(Arrays.copyOfRange(file, 0, 10 + file[9]), tail(file, 10 + file[9]), store);
      case FLAC -> id3(latin1("ID3\4\0\0\0\0\0\0"), file, store);
      case PDF -> pdf(file, store);
      case SIDECAR -> store;
    };
  }

  /** The box of C2PA with a purpose and, for a store, room for the offset of auxiliary boxes. */
  public static byte[] provenanceBox(String purpose, byte[] content) {
    byte[] offset = purpose.equals("merkle") ? new byte[0] : new byte[8];
    return box("uuid", join(C2PA_BOX, new byte[4], latin1(purpose + "\0"), offset, content));
  }

  public static byte[] box(String type, byte[] content) {
    byte[] head = ByteBuffer.allocate(8).putInt(content.length + 8).put(latin1(type)).array();
    return join(head, content);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] fixture(String name) {
    byte[] file = Fixtures.all().get(name);
    if (file == null) {
      throw new IllegalArgumentException(name);
    }
    return file;
  }

  private static byte[] segments(byte[] store, int number) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int packet = 1;
    for (int at = 0; at < store.length; at += SEGMENT) {
      byte[] piece = Arrays.copyOfRange(store, at, Math.min(store.length, at + SEGMENT));
      byte[] again = at == 0 ? new byte[0] : Arrays.copyOf(store, 8);
      ByteBuffer head = ByteBuffer.allocate(12);
      head.putShort((short) 0xffeb).putShort((short) (10 + again.length + piece.length));
      head.put(latin1("JP")).putShort((short) number).putInt(packet++);
      out.writeBytes(join(head.array(), again, piece));
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(latin1(name));
    crc.update(content);
    byte[] head = ByteBuffer.allocate(8).putInt(content.length).put(latin1(name)).array();
    return join(head, content, ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] extension(byte[] store) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(latin1("!\u00ff\u000bC2PA_GIF\1\0\0"));
    for (int at = 0; at < store.length; at += 255) {
      int length = Math.min(255, store.length - at);
      out.write(length);
      out.write(store, at, length);
    }
    out.write(0);
    return out.toByteArray();
  }

  private static byte[] riff(byte[] file, byte[] store) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.put(latin1("C2PA")).putInt(store.length);
    byte[] whole = join(file, head.array(), store, new byte[store.length & 1]);
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
    return whole;
  }

  /** The fixture is big endian with one directory at byte 8; another one is put behind. */
  private static byte[] tiff(byte[] file, byte[] store) {
    byte[] whole = Arrays.copyOf(file, file.length + (file.length & 1));
    int pointer = 8;
    int next = 8;
    while (next != 0) {
      int entries = ByteBuffer.wrap(whole).getShort(next);
      pointer = next + 2 + 12 * entries;
      next = ByteBuffer.wrap(whole).getInt(pointer);
    }
    ByteBuffer.wrap(whole).putInt(pointer, whole.length);
    ByteBuffer directory = ByteBuffer.allocate(18);
    directory.putShort((short) 1).putShort((short) 0xcd41).putShort((short) 7);
    directory.putInt(store.length).putInt(whole.length + 18).putInt(0);
    return join(whole, directory.array(), store);
  }

  private static byte[] id3(byte[] tag, byte[] rest, byte[] store) {
    byte[] names = latin1("\0application/c2pa\0c2pa\0c2pa manifest store\0");
    byte[] head = join(latin1("GEOB"), syncsafe(names.length + store.length), new byte[2], names);
    byte[] whole = join(tag, head, store);
    System.arraycopy(syncsafe(whole.length - 10), 0, whole, 6, 4);
    return join(whole, rest);
  }

  private static byte[] syncsafe(int value) {
    return new byte[] {
      (byte) (value >> 21 & 0x7f),
      (byte) (value >> 14 & 0x7f),
      (byte) (value >> 7 & 0x7f),
      (byte) (value & 0x7f)
    };
  }

  private static byte[] pdf(byte[] file, byte[] store) {
    return pdf(file, 7, store);
  }

  /** A document saved once more: a specification of this number, its file and a catalogue. */
  public static byte[] pdf(byte[] file, int number, byte[] store) {
    byte[] head =
        latin1(
            ("\n%1$d 0 obj\n<</Type/Filespec/AFRelationship/C2PA_Manifest/F(c.c2pa)"
                        + "/EF<</F %2$d 0 R>>>>\nendobj\n"
                        + "%3$d 0 obj\n<</Type/Catalog/Pages 2 0 R/AF[%1$d 0 R]>>\nendobj\n"
                        + "%2$d 0 obj\n")
                    .formatted(number, number + 1, number + 2)
                + "<</Type/EmbeddedFile/Subtype/application#2Fc2pa/Length "
                + store.length
                + ">>stream\r\n");
    return join(file, head, store, latin1("\nendstream\nendobj\n"));
  }

  private static byte[] insert(byte[] file, int at, byte[] part) {
    return join(Arrays.copyOf(file, at), part, tail(file, at));
  }

  private static byte[] tail(byte[] file, int from) {
    return Arrays.copyOfRange(file, from, file.length);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
