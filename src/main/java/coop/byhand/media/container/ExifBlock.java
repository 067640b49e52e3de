package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.Orientation;
import coop.byhand.media.PrivateData;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** EXIF (CIPA DC-008, version 2.32): orientation, texts and private facts. */
public final class ExifBlock {

  private static final int MAKE = 0x010f;
  private static final int MODEL = 0x0110;
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int GPS_DIRECTORY = 0x8825;

  private ExifBlock() {}

  /** Reads a whole EXIF block: the first directory, the one of the thumbnail and those below. */
  public static void read(Bytes block, Findings findings) throws MalformedMedia {
    TiffTree tree = TiffTree.open(block);
    TiffTree.Directory main = tree.directory(tree.first());
    readMain(tree, main, findings);
    long thumbnail = main.next();
    if (thumbnail != 0 && thumbnail != tree.first()) {
      findings.tolerate(() -> {
        for (TiffTree.Field field : tree.directory(thumbnail).fields()) {
          if (field.tag() == 0x0201 || field.tag() == 0x0111) {
            findings.privateFact(PrivateData.THUMBNAIL);
          }
        }
      });
    }
  }

  /** Reads the first directory of a TIFF structure. */
  public static void readMain(TiffTree tree, TiffTree.Directory main, Findings findings)
      throws MalformedMedia {
    for (TiffTree.Field field : main.fields()) {
      findings.tolerate(() -> readField(tree, field, findings));
    }
  }

  private static void readField(TiffTree tree, TiffTree.Field field, Findings findings)
      throws MalformedMedia {
    switch (field.tag()) {
      case 0x0112 -> findings.orientation(Orientation.ofExif(tree.number(field, 0)));
      case 0x010e -> text(tree, field, "ImageDescription", findings);
      case MAKE -> text(tree, field, "Make", findings);
      case MODEL -> text(tree, field, "Model", findings);
      case 0x0131 -> text(tree, field, "Software", findings);
      case 0x000b -> text(tree, field, "ProcessingSoftware", findings);
      case 0x8298 -> text(tree, field, "Copyright", findings);
      case 0x013b -> name(tree, field, "Artist", findings);
      case 0x013c -> text(tree, field, "HostComputer", findings);
      case 0x9c9b -> wide(tree, field, "XPTitle", findings);
      case 0x9c9c -> wide(tree, field, "XPComment", findings);
      case 0x9c9d -> {
        wide(tree, field, "XPAuthor", findings);
        findings.privateFact(PrivateData.PERSON_NAME);
      }
      case 0x9c9e -> wide(tree, field, "XPKeywords", findings);
      case 0x9c9f -> wide(tree, field, "XPSubject", findings);
      case 0x02bc ->
          XmpPacket.read(
              tree.bytes().slice(field.at(), Math.min(field.length(), XmpPacket.MAX_BYTES)),
              findings);
      case 0x83bb -> IptcBlock.read(part(tree, field), findings);
      case 0x8649 -> IptcBlock.readResources(part(tree, field), findings);
      case 0xc62f -> findings.privateFact(PrivateData.DEVICE_SERIAL);
      case 0xcd41 -> findings.contentCredentials();
      case EXIF_DIRECTORY -> {
        for (TiffTree.Field inner : tree.directory(tree.number(field, 0)).fields()) {
          findings.tolerate(() -> readExifField(tree, inner, findings));
        }
      }
      case GPS_DIRECTORY -> {
        for (TiffTree.Field inner : tree.directory(tree.number(field, 0)).fields()) {
          // Latitude and longitude; the bare version number tells nothing.
          if (inner.tag() == 2 || inner.tag() == 4) {
            findings.privateFact(PrivateData.GPS_POSITION);
          }
        }
      }
      default -> {
        // Everything else describes the picture.
      }
    }
  }

  private static void readExifField(TiffTree tree, TiffTree.Field field, Findings findings)
      throws MalformedMedia {
    switch (field.tag()) {
      case 0x9286 -> userComment(tree, field, findings);
      case 0xa430 -> name(tree, field, "CameraOwnerName", findings);
      case 0xa431, 0xa435 -> {
        if (!tree.text(field).isBlank()) {
          findings.privateFact(PrivateData.DEVICE_SERIAL);
        }
      }
      case 0x927c -> findings.privateFact(PrivateData.MAKER_NOTE);
      case 0xa436 -> text(tree, field, "ImageTitle", findings);
      case 0xa437 -> name(tree, field, "Photographer", findings);
      default -> {
        // Exposure, lens, time: nothing that is asked for here.
      }
    }
  }

  private static Bytes part(TiffTree tree, TiffTree.Field field) throws MalformedMedia {
    return tree.bytes().slice(field.at(), field.length());
  }

  private static void text(TiffTree tree, TiffTree.Field field, String name, Findings findings)
      throws MalformedMedia {
    findings.text(Place.EXIF, name, tree.text(field));
  }

  private static void name(TiffTree tree, TiffTree.Field field, String name, Findings findings)
      throws MalformedMedia {
    String value = tree.text(field);
    findings.text(Place.EXIF, name, value);
    if (!value.isBlank()) {
      findings.privateFact(PrivateData.PERSON_NAME);
    }
  }

  /** The fields that Windows adds are UTF-16, little endian, and end with NUL. */
  private static void wide(TiffTree tree, TiffTree.Field field, String name, Findings findings)
      throws MalformedMedia {
    String value = new String(tree.raw(field), StandardCharsets.UTF_16LE);
    findings.text(Place.EXIF, name, value.replace("\0", ""));
  }

  /** Eight bytes name the character code, then the comment follows. */
  private static void userComment(TiffTree tree, TiffTree.Field field, Findings findings)
      throws MalformedMedia {
    byte[] raw = tree.raw(field);
    if (raw.length <= 8) {
      return;
    }
    String code = new String(raw, 0, 8, StandardCharsets.ISO_8859_1);
    byte[] comment = Arrays.copyOfRange(raw, 8, raw.length);
    String value;
    if (code.startsWith("UNICODE")) {
      value = new String(comment, utf16(comment, tree.isLittle()));
    } else {
      value = TiffTree.decode(comment, 0, comment.length);
    }
    findings.text(Place.EXIF, "UserComment", value.replace("\0", ""));
  }

  /**
   * The byte order of the comment should be that of the block; generators write either. Texts in
   * Latin letters tell by the place of their zero bytes.
   */
  private static Charset utf16(byte[] comment, boolean little) {
    int zerosFirst = 0;
    int zerosSecond = 0;
    for (int i = 0; i + 1 < Math.min(comment.length, 256); i += 2) {
      zerosFirst += comment[i] == 0 ? 1 : 0;
      zerosSecond += comment[i + 1] == 0 ? 1 : 0;
    }
    if (zerosFirst == zerosSecond) {
      return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    return zerosSecond > zerosFirst ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }
}
