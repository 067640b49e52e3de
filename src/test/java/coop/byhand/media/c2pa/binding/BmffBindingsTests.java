package coop.byhand.media.c2pa.binding;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cbor.CborWriter;
import coop.byhand.media.container.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BMFF hashes over files made box by box: places, paths, conditions and trees. */
class BmffBindingsTests {

  private static final String V3 = "c2pa.hash.bmff.v3";
  private static final String MATCH = "assertion.bmffHash.match";
  private static final String MISMATCH = "assertion.bmffHash.mismatch";
  private static final String MALFORMED = "assertion.bmffHash.malformed";
  private static final String MORE = "assertion.bmffHash.additionalExclusionsPresent";

  private static final byte[] FTYP = Embedders.box("ftyp", ascii("isom\0\0\0\0isom"));
  private static final byte[] STORE = Embedders.provenanceBox("manifest", Embedders.store(40));

  /** Version 1, flags 00 00 03, then six bytes. */
  private static final byte[] FULL =
      Embedders.box("tkhd", new byte[] {1, 0, 0, 3, 10, 11, 12, 13, 14, 15});

  private static final byte[] MOOV =
      Embedders.box(
          "moov", Embedders.join(Embedders.box("trak", FULL), Embedders.box("trak", FULL)));
  private static final byte[] MDAT = Embedders.box("mdat", filled(100));

  @Test
  void everyTopBoxIsHashedBehindItsPlace() throws Exception {
    byte[] file = Embedders.join(FTYP, STORE, MOOV, MDAT);
    int at = FTYP.length + STORE.length;
    byte[] hash = sha(place(at), MOOV, place(at + MOOV.length), MDAT);

    assertThat(codes(V3, assertion(hash), file)).containsExactly(MATCH);
    assertThat(codes("c2pa.hash.bmff.v2", assertion(hash), file)).containsExactly(MATCH);
    assertThat(codes("c2pa.hash.bmff", assertion(hash), file)).containsExactly(MISMATCH);
    assertThat(codes("c2pa.hash.bmff", assertion(sha(MOOV, MDAT)), file)).containsExactly(MATCH);
    byte[] swapped = Embedders.join(FTYP, STORE, MDAT, MOOV);
    assertThat(codes(V3, assertion(hash), swapped)).containsExactly(MISMATCH);
    byte[] tampered = file.clone();
    tampered[file.length - 1] ^= 1;
    assertThat(codes(V3, assertion(hash), tampered)).containsExactly(MISMATCH);
    assertThat(codes(V3, assertion(hash), Embedders.join(file, new byte[1])))
        .containsExactly(MISMATCH);
  }

  /** Which of the two inner boxes a condition takes out of the hash. */
  @ParameterizedTest
  @CsvSource({
    "/moov/trak/tkhd, both", "/moov/trak[1]/tkhd, first", "/moov[1]/trak[2], secondTrak",
    "/moov/trak[3]/tkhd, none", "/moov/tkhd, none", "/free, none"
  })
  void pathsChooseBoxes(String path, String left) throws Exception {
    byte[] file = Embedders.join(FTYP, STORE, MOOV);
    int at = FTYP.length + STORE.length;
    byte[] moovHead = Arrays.copyOf(MOOV, 8);
    byte[] trakHead = Arrays.copyOfRange(MOOV, 8, 16);
    byte[] inside =
        switch (left) {
          case "both" -> Embedders.join(trakHead, trakHead);
          case "first" -> Embedders.join(trakHead, trakHead, FULL);
          case "secondTrak" -> Embedders.join(trakHead, FULL);
          default -> Embedders.join(trakHead, FULL, trakHead, FULL);
        };
    Cbor assertion = assertion(sha(place(at), moovHead, inside), w -> entry(w, path));

    assertThat(codes(V3, assertion, file)).containsExactly(MATCH, MORE);
  }

  @ParameterizedTest
  @CsvSource({
    "length, 18, true", "length, 17, false", "version, 1, true", "version, 0, false",
    "flags, 000003, true", "flags, 000001, false", "loose, 000001, true", "loose, 000004, false",
    "data, 0a0b, true", "data, 0a0c, false"
  })
  void conditionsDecideWhetherABoxIsLeftOut(String field, String value, boolean taken)
      throws Exception {
    byte[] file = Embedders.join(FTYP, STORE, FULL);
    int at = FTYP.length + STORE.length;
    byte[] hash = taken ? sha() : sha(place(at), FULL);
    Cbor assertion =
        assertion(
            hash,
            w -> {
              w.map(field.equals("loose") ? 3 : 2).text("xpath").text("/tkhd");
              switch (field) {
                case "length", "version" -> w.text(field).integer(Long.parseLong(value));
                case "flags" -> w.text("flags").bytes(hex(value));
                case "loose" -> w.text("flags").bytes(hex(value)).text("exact").bool(false);
                default -> {
                  w.text("data").array(1).map(2).text("offset").integer(12);
                  w.text("value").bytes(hex(value));
                }
              }
            });

    assertThat(codes(V3, assertion, file)).containsExactly(MATCH, MORE);
  }

  @Test
  void partsOfABoxMayBeLeftOut() throws Exception {
    byte[] file = Embedders.join(FTYP, STORE, MDAT);
    int at = FTYP.length + STORE.length;
    byte[] hash = sha(place(at), Arrays.copyOf(MDAT, 10), Arrays.copyOfRange(MDAT, 12, 50));

    assertThat(codes(V3, assertion(hash, w -> subset(w, 10, 2, 50, 0)), file))
        .containsExactly(MATCH, MORE);
    assertThat(codes(V3, assertion(hash, w -> subset(w, 10, 2, 50, 500)), file))
        .containsExactly(MATCH, MORE);
    assertThat(codes(V3, assertion(hash, w -> subset(w, 10, 2, 11, 0)), file))
        .containsExactly(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"moov", "//moov", "/moo", "/moov[0]", "/moov[x]", "/moov[1", "/moov/", ""})
  void crookedPathsAreMalformed(String path) throws Exception {
    byte[] file = Embedders.join(FTYP, STORE, MOOV);

    assertThat(codes(V3, assertion(sha(), w -> entry(w, path)), file)).containsExactly(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed", "variable", "single"})
  void mediaDataMayBeHashedInBlocks(String kind) throws Exception {
    byte[] payload = filled(92);
    byte[] media = Embedders.box("mdat", Embedders.join(new byte[8], payload));
    byte[] file = Embedders.join(FTYP, STORE, MOOV, media);
    int at = FTYP.length + STORE.length;
    byte[] main = sha(place(at), MOOV, place(at + MOOV.length), Arrays.copyOf(media, 16));
    List<byte[]> leaves = new ArrayList<>();
    int[] sizes = kind.equals("single") ? new int[] {92} : new int[] {40, 40, 12};
    int from = 0;
    for (int size : sizes) {
      leaves.add(sha(Arrays.copyOfRange(payload, from, from + size)));
      from += size;
    }
    List<byte[]> root =
        leaves.size() == 1
            ? leaves
            : List.of(sha(sha(leaves.get(0), leaves.get(1)), leaves.get(2)));

    for (List<byte[]> row : List.of(leaves, root)) {
      assertThat(codes(V3, tree(main, kind, sizes, row), file)).containsExactly(MATCH);
      byte[] tampered = file.clone();
      tampered[file.length - 1] ^= 1;
      assertThat(codes(V3, tree(main, kind, sizes, row), tampered)).containsExactly(MISMATCH);
    }
    int[] others = {40, 40, 11};
    if (kind.equals("variable")) {
      assertThat(codes(V3, tree(main, kind, others, leaves), file)).containsExactly(MALFORMED);
    }
  }

  @Test
  void fragmentsLeadToTheRowOfTheTreeByTheirProofs() throws Exception {
    byte[][] moofs = {
      Embedders.box("moof", filled(5)),
      Embedders.box("moof", filled(6)),
      Embedders.box("moof", filled(7))
    };
    // Proofs are of fixed length, so places are known before the hashes are.
    byte[][] media = {MDAT, Embedders.box("mdat", filled(30)), Embedders.box("mdat", filled(10))};
    byte[][] empty = new byte[3][];
    for (int i = 0; i < 3; i++) {
      empty[i] = proof(i, i < 2 ? List.of(new byte[32], new byte[32]) : List.of(new byte[32]));
    }
    byte[] head = Embedders.join(FTYP, STORE, MOOV);
    byte[][] leaves = new byte[3][];
    int at = head.length;
    for (int i = 0; i < 3; i++) {
      at += empty[i].length;
      leaves[i] = sha(place(at), moofs[i], place(at + moofs[i].length), media[i]);
      at += moofs[i].length + media[i].length;
    }
    byte[] pair = sha(leaves[0], leaves[1]);
    byte[] root = sha(pair, leaves[2]);
    byte[][] proofs = {
      proof(0, List.of(leaves[1], leaves[2])),
      proof(1, List.of(leaves[0], leaves[2])),
      proof(2, List.of(pair))
    };
    byte[] file = head;
    for (int i = 0; i < 3; i++) {
      file = Embedders.join(file, proofs[i], moofs[i], media[i]);
    }
    byte[] init = sha(place(FTYP.length + STORE.length), MOOV);
    Cbor assertion = fragments(init, root);

    assertThat(codes(V3, assertion, file)).containsExactly(MATCH);
    assertThat(codes(V3, fragments(root, root), file)).containsExactly(MISMATCH);
    assertThat(codes(V3, fragments(init, init), file)).containsExactly(MISMATCH);
    byte[] tampered = file.clone();
    tampered[file.length - 1] ^= 1;
    assertThat(codes(V3, assertion, tampered)).containsExactly(MISMATCH);
    int lastFragment = proofs[2].length + moofs[2].length + media[2].length;
    byte[] shortened = Arrays.copyOf(file, file.length - lastFragment);
    assertThat(codes(V3, assertion, shortened)).containsExactly(MISMATCH);
    byte[] unproven = Embedders.join(file, moofs[0], media[0]);
    assertThat(codes(V3, assertion, unproven)).containsExactly(MALFORMED);
  }

  private interface Entry {
    void write(CborWriter writer);
  }

  private static Cbor assertion(byte[] hash, Entry... more) throws MalformedMedia {
    CborWriter writer = new CborWriter().map(3).text("alg").text("sha256");
    exclusions(writer, more);
    return Cbor.read(writer.text("hash").bytes(ByteSlice.of(hash)).toSlice());
  }

  private static void exclusions(CborWriter writer, Entry... more) {
    writer.text("exclusions").array(3 + more.length);
    writer.map(3).text("xpath").text("/uuid").text("length").nothing();
    writer.text("data").array(1).map(2).text("offset").integer(8);
    writer.text("value").bytes(BoxExclusion.C2PA_BOX);
    entry(writer, "/ftyp");
    entry(writer, "/mfra");
    for (Entry entry : more) {
      entry.write(writer);
    }
  }

  private static void entry(CborWriter writer, String path) {
    writer.map(1).text("xpath").text(path);
  }

  private static void subset(CborWriter writer, long... numbers) {
    writer.map(2).text("xpath").text("/mdat").text("subset").array(numbers.length / 2);
    for (int i = 0; i < numbers.length; i += 2) {
      writer.map(2).text("offset").integer(numbers[i]).text("length").integer(numbers[i + 1]);
    }
  }

  private static Cbor tree(byte[] main, String kind, int[] sizes, List<byte[]> row)
      throws MalformedMedia {
    CborWriter writer = new CborWriter().map(4).text("alg").text("sha256");
    exclusions(writer, w -> subset(w, 16, 0));
    writer.text("hash").bytes(ByteSlice.of(main)).text("merkle").array(1);
    writer.map(kind.equals("single") ? 4 : 5);
    writer.text("uniqueId").integer(1).text("localId").integer(0);
    writer.text("count").integer(sizes.length);
    writer.text("hashes").array(row.size());
    row.forEach(hash -> writer.bytes(ByteSlice.of(hash)));
    if (kind.equals("fixed")) {
      writer.text("fixedBlockSize").integer(sizes[0]);
    } else if (kind.equals("variable")) {
      writer.text("variableBlockSizes").array(sizes.length);
      Arrays.stream(sizes).forEach(writer::integer);
    }
    return Cbor.read(writer.toSlice());
  }

  private static Cbor fragments(byte[] init, byte[] root) throws MalformedMedia {
    CborWriter writer = new CborWriter().map(3).text("alg").text("sha256");
    exclusions(writer);
    writer.text("merkle").array(1).map(5);
    writer.text("uniqueId").integer(4).text("localId").integer(1).text("count").integer(3);
    writer.text("initHash").bytes(ByteSlice.of(init));
    writer.text("hashes").array(1).bytes(ByteSlice.of(root));
    return Cbor.read(writer.toSlice());
  }

  private static byte[] proof(int location, List<byte[]> hashes) {
    CborWriter writer = new CborWriter().map(4);
    writer.text("uniqueId").integer(4).text("localId").integer(1);
    writer.text("location").integer(location).text("hashes").array(hashes.size());
    hashes.forEach(hash -> writer.bytes(ByteSlice.of(hash)));
    return Embedders.provenanceBox(
        "merkle", Embedders.join(writer.toSlice().toArray(), new byte[4]));
  }

  private static List<String> codes(String label, Cbor assertion, byte[] file)
      throws MalformedMedia {
    return HashBinding.check(label, assertion, "", Asset.read(Bytes.of(file)), "").stream()
        .map(Finding::code)
        .map(code -> code.text())
        .toList();
  }

  private static byte[] sha(byte[]... parts) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Embedders.join(parts));
  }

  private static byte[] place(int at) {
    return ByteBuffer.allocate(8).putLong(at).array();
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + length);
    }
    return bytes;
  }

  private static ByteSlice hex(String digits) {
    return ByteSlice.of(java.util.HexFormat.of().parseHex(digits));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
