package coop.byhand.media.c2pa.sample;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes a manifest store with one manifest that nobody signed (C2PA 2.2 §11.1): an action, a
 * binding to the file, a claim. A store made again with other numbers of the same size and another
 * hash has the same length.
 */
final class SampleStore {

  private static final String LABEL = "urn:c2pa:00000000-0000-4000-8000-000000000000";
  private static final String CAPTURE =
      "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";

  /** What follows the four letters of every JUMBF type of C2PA. */
  private static final String TYPE_REST = "00110010800000aa00389b71";

  /** Requestable, with a label. */
  private static final int TOGGLES = 3;

  private static final int BOX_HEADER = 8;

  private SampleStore() {}

  /** A store whose binding is a hash of the file without one range. */
  static byte[] ofData(long start, long length, byte[] hash) {
    CborWriter out = new CborWriter().map(4);
    out.text("exclusions").array(1).map(2);
    out.text("start").integer(start).text("length").integer(length);
    out.text("name").text("jumbf manifest").text("alg").text("sha256");
    out.text("hash").bytes(ByteSlice.of(hash));
    return store("c2pa.hash.data", out.toSlice());
  }

  /** A store whose binding is a hash of boxes, of all but the first one and the store's own. */
  static byte[] ofBoxes(byte[] storeType, byte[] hash) {
    CborWriter out = new CborWriter().map(3);
    out.text("exclusions").array(2);
    out.map(2).text("xpath").text("/uuid").text("data").array(1);
    out.map(2).text("offset").integer(BOX_HEADER).text("value").bytes(ByteSlice.of(storeType));
    out.map(1).text("xpath").text("/ftyp");
    out.text("alg").text("sha256").text("hash").bytes(ByteSlice.of(hash));
    return store("c2pa.hash.bmff.v3", out.toSlice());
  }

  private static byte[] store(String bindingLabel, ByteSlice binding) {
    CborWriter actions = new CborWriter().map(1).text("actions").array(1).map(2);
    actions.text("action").text("c2pa.created").text("digitalSourceType").text(CAPTURE);
    byte[] first = assertion("c2pa.actions.v2", actions.toSlice());
    byte[] second = assertion(bindingLabel, binding);
    CborWriter claim = new CborWriter().map(5);
    claim.text("instanceID").text("xmp:iid:sample");
    claim.text("claim_generator_info").map(1).text("name").text("Byhand sample");
    claim.text("signature").text("self#jumbf=/c2pa/" + LABEL + "/c2pa.signature");
    claim.text("alg").text("sha256").text("created_assertions").array(2);
    reference(claim, "c2pa.actions.v2", first);
    reference(claim, bindingLabel, second);
    byte[] manifest =
        superbox(
            "c2ma",
            LABEL,
            join(
                superbox("c2as", "c2pa.assertions", join(first, second)),
                superbox("c2cl", "c2pa.claim.v2", box("cbor", claim.toSlice().toArray()))));
    return superbox("c2pa", "c2pa", manifest);
  }

  private static byte[] assertion(String label, ByteSlice content) {
    return superbox("cbor", label, box("cbor", content.toArray()));
  }

  /** The hash is over the box without its own header. */
  private static void reference(CborWriter claim, String label, byte[] box) {
    MessageDigest digest = SampleFiles.sha256();
    digest.update(box, BOX_HEADER, box.length - BOX_HEADER);
    claim.map(2).text("url").text("self#jumbf=c2pa.assertions/" + label);
    claim.text("hash").bytes(ByteSlice.of(digest.digest()));
  }

  private static byte[] superbox(String type, String label, byte[] content) {
    byte[] uuid = join(ascii(type), HexFormat.of().parseHex(TYPE_REST));
    byte[] description = join(uuid, new byte[] {TOGGLES}, ascii(label + "\0"));
    return box("jumb", join(box("jumd", description), content));
  }

  static byte[] box(String type, byte[] content) {
    ByteBuffer box = ByteBuffer.allocate(BOX_HEADER + content.length);
    return box.putInt(BOX_HEADER + content.length).put(ascii(type)).put(content).array();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
