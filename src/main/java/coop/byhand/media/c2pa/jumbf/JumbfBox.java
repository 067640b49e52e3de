package coop.byhand.media.c2pa.jumbf;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.util.List;
import java.util.Optional;

/**
 * A JUMBF superbox (ISO 19566-5 §A.2): a description, boxes inside and contents. Labels come from
 * the file and are hostile input; among the boxes of one parent no label occurs twice.
 *
 * @param type the four letters of the type, such as {@link #STORE}; for types outside that scheme
 *     the 32 hexadecimal digits of the type's UUID
 * @param label empty if the box has none
 * @param salt content of the salt box, which is part of the payload that is hashed
 * @param boxes the superboxes inside, in file order
 * @param contents the other boxes inside, in file order, without description and padding
 * @param payload everything of the box but its own header; this is what a hashed URI covers (C2PA
 *     2.2 §8.4.2.3)
 * @param offset where the box starts in the bytes that were read
 */
public record JumbfBox(
    String type,
    String label,
    Optional<ByteSlice> salt,
    List<JumbfBox> boxes,
    List<JumbfContent> contents,
    ByteSlice payload,
    int offset) {

  /** A manifest store. */
  public static final String STORE = "c2pa";

  /** A standard manifest. */
  public static final String MANIFEST = "c2ma";

  /** An update manifest. */
  public static final String UPDATE_MANIFEST = "c2um";

  /** A compressed manifest. */
  public static final String COMPRESSED_MANIFEST = "c2cm";

  /** A time-stamp manifest. */
  public static final String TIME_STAMP_MANIFEST = "c2tm";

  /** An assertion store. */
  public static final String ASSERTIONS = "c2as";

  /** A claim. */
  public static final String CLAIM = "c2cl";

  /** A claim signature. */
  public static final String SIGNATURE = "c2cs";

  /** A credential store (W3C credentials of version 1 manifests). */
  public static final String CREDENTIALS = "c2vc";

  /** A store of data boxes. */
  public static final String DATA_BOXES = "c2db";

  /** A box whose content is CBOR. */
  public static final String CBOR = "cbor";

  /** A box whose content is JSON. */
  public static final String JSON = "json";

  /** An embedded file: a media type and a name in {@code bfdb}, the bytes in {@code bidb}. */
  public static final String EMBEDDED_FILE = "40cb0c32bb8a489da70b2ad6f47f4369";

  public JumbfBox {
    boxes = List.copyOf(boxes);
    contents = List.copyOf(contents);
  }

  /**
   * Reads one superbox. Zero bytes after it are tolerated, as containers pad; anything else there
   * is broken.
   */
  public static JumbfBox read(ByteSlice bytes) throws MalformedMedia {
    return new JumbfReader(bytes).readAlone();
  }

  /** The box inside with this label. */
  public Optional<JumbfBox> child(String name) {
    return boxes.stream().filter(box -> box.label().equals(name)).findFirst();
  }

  /** The first box inside of this type. */
  public Optional<JumbfBox> ofType(String wanted) {
    return boxes.stream().filter(box -> box.type().equals(wanted)).findFirst();
  }

  /** The bytes of the first content of this kind, such as {@code cbor}. */
  public Optional<ByteSlice> content(String kind) {
    return contents.stream()
        .filter(content -> content.type().equals(kind))
        .map(JumbfContent::body)
        .findFirst();
  }

  /**
   * The manifest in a compressed one (C2PA 2.2 §11.1.4): its Brotli content unfolded and read.
   * Offsets in the result count from the start of the unfolded bytes. Empty for any other box.
   */
  public Optional<JumbfBox> unfolded() throws MalformedMedia {
    if (!type.equals(COMPRESSED_MANIFEST)) {
      return Optional.empty();
    }
    return Optional.of(CompressedBox.unfold(this));
  }
}
