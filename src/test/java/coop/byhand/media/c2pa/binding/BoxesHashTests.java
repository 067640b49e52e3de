package coop.byhand.media.c2pa.binding;

import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.NamedPart;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a file's parts: which may be named, left out or hidden in part. */
class BoxesHashTests {

  private static final String MATCH = "assertion.boxesHash.match";
  private static final String MORE = "assertion.boxesHash.additionalExclusionsPresent";
  private static final String MISMATCH = "assertion.boxesHash.mismatch";
  private static final String MALFORMED = "assertion.boxesHash.malformed";
  private static final String UNKNOWN = "assertion.boxesHash.unknownBox";

  /** A comment of ten bytes behind a header of four. */
  private static final byte[] COMMENT = {
    (byte) 0xff, (byte) 0xfe, 0, 12, 'a', ' ', 's', 'e', 'c', 'r', 'e', 't', '.', '.'
  };

  private static final byte[] JPEG = jpeg();

  private static byte[] jpeg() {
    byte[] file = Embedders.with(AssetFormat.JPEG, Embedders.store(70));
    return Embedders.join(
        Arrays.copyOf(file, 2), COMMENT, Arrays.copyOfRange(file, 2, file.length));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 10, MATCH",
    "4, 0, MATCH",
    "6, 3, MATCH",
    "13, 1, MATCH",
    "3, 5, MISMATCH",
    "13, 2, MISMATCH",
    "-1, 5, MALFORMED"
  })
  void aPartOfAMetadataBoxMayBeHidden(int start, int length, String verdict) throws Exception {
    List<Map<String, Object>> boxes = boxes(JPEG);
    Map<String, Object> comment = boxes.get(1);
    assertThat(comment.get("names")).isEqualTo(List.of("COM"));
    int from = Math.clamp(start, 0, COMMENT.length);
    int to = Math.min(COMMENT.length, from + length);
    comment.put(
        "hash", sha(Arrays.copyOf(COMMENT, from), Arrays.copyOfRange(COMMENT, to, COMMENT.length)));
    comment.put("exclusions", List.of(map("start", start, "length", length)));
    switch (verdict) {
      case "MATCH" -> assertThat(codes(JPEG, boxes)).containsExactly(MATCH, MORE);
      case "MISMATCH" -> assertThat(codes(JPEG, boxes)).containsExactly(MISMATCH);
      default -> assertThat(codes(JPEG, boxes)).containsExactly(MALFORMED);
    }
  }

  @Test
  void hiddenPartsStandInOrderAndNameTheirBox() throws Exception {
    Map<String, Object> one = map("start", 4, "length", 2);
    Map<String, Object> two = map("start", 6, "length", 2);
    byte[] hash = sha(Arrays.copyOf(COMMENT, 4), Arrays.copyOfRange(COMMENT, 8, COMMENT.length));
    assertThat(hidden(hash, List.of(one, two))).containsExactly(MATCH, MORE);
    assertThat(hidden(hash, List.of(two, one))).containsExactly(MALFORMED);
    assertThat(hidden(hash, List.of())).containsExactly(MALFORMED);
    assertThat(hidden(hash, "none")).containsExactly(MALFORMED);
    for (int index : new int[] {-1, 1}) {
      assertThat(hidden(hash, List.of(map("start", 4, "length", 4, "boxIndex", index))))
          .containsExactly(MALFORMED);
    }
    assertThat(hidden(hash, List.of(map("start", 4, "length", 4, "boxIndex", 0))))
        .containsExactly(MATCH, MORE);
  }

  private static List<String> hidden(byte[] hash, Object exclusions) throws Exception {
    List<Map<String, Object>> boxes = boxes(JPEG);
    boxes.get(1).put("hash", hash);
    boxes.get(1).put("exclusions", exclusions);
    return codes(JPEG, boxes);
  }

  @Test
  void amongSeveralBoxesTheHiddenPartSaysInWhich() throws Exception {
    byte[] start = Arrays.copyOf(JPEG, 2);
    byte[] hash = sha(start, Arrays.copyOf(COMMENT, 4));
    for (Map<String, Object> part :
        List.of(
            map("start", 4, "length", 10, "boxIndex", 1),
            map("start", 4, "length", 10),
            map("start", 0, "length", 2, "boxIndex", 0))) {
      List<Map<String, Object>> boxes = boxes(JPEG);
      boxes.removeFirst();
      boxes.set(0, map("names", List.of("SOI", "COM"), "hash", hash, "exclusions", List.of(part)));
      if (!part.containsKey("boxIndex")) {
        assertThat(codes(JPEG, boxes)).containsExactly(MALFORMED);
      } else if (part.get("boxIndex").equals(1)) {
        assertThat(codes(JPEG, boxes)).containsExactly(MATCH, MORE);
      } else {
        assertThat(codes(JPEG, boxes)).containsExactly(MISMATCH);
      }
    }
  }

  @Test
  void nothingOfThePictureItselfMayBeHidden() throws Exception {
    List<Map<String, Object>> boxes = boxes(JPEG);
    int picture = boxes.size() - 2;
    boxes.get(picture).put("exclusions", List.of(map("start", 4, "length", 0)));
    assertThat(codes(JPEG, boxes)).containsExactly(MISMATCH);
  }

  @Test
  void aWholePartMayBeLeftOutAndThatIsSaid() throws Exception {
    List<Map<String, Object>> boxes = boxes(JPEG);
    boxes.get(1).put("hash", new byte[32]);
    assertThat(codes(JPEG, boxes)).containsExactly(MISMATCH);
    boxes.get(1).put("excluded", true);
    assertThat(codes(JPEG, boxes)).containsExactly(MATCH, MORE);
    boxes.get(1).put("excluded", false);
    assertThat(codes(JPEG, boxes)).containsExactly(MISMATCH);
  }

  @Test
  void aPartMayHaveItsOwnAlgorithmIfItIsAKnownOne() throws Exception {
    List<Map<String, Object>> boxes = boxes(JPEG);
    boxes.get(1).put("alg", "sha512");
    boxes.get(1).put("hash", MessageDigest.getInstance("SHA-512").digest(COMMENT));
    assertThat(codes(JPEG, boxes)).containsExactly(MATCH);
    boxes.get(1).put("alg", "md5");
    assertThat(codes(JPEG, boxes)).containsExactly("algorithm.unsupported");
  }

  @Test
  void namesThatAreMissingForgottenOrMixedAreTold() throws Exception {
    List<Map<String, Object>> nameless = boxes(JPEG);
    nameless.get(1).put("names", List.of());
    assertThat(codes(JPEG, nameless)).containsExactly(MALFORMED);
    List<Map<String, Object>> missing = boxes(JPEG);
    missing.get(1).put("names", List.of("DNL"));
    assertThat(codes(JPEG, missing)).containsExactly(MISMATCH);
    List<Map<String, Object>> forgotten = boxes(JPEG);
    forgotten.remove(1);
    assertThat(codes(JPEG, forgotten)).containsExactly(UNKNOWN);
    List<Map<String, Object>> gone = boxes(JPEG);
    gone.add(gone.get(1));
    assertThat(codes(JPEG, gone)).containsExactly(MISMATCH);
    List<Map<String, Object>> mixed = boxes(JPEG);
    mixed.remove(1);
    mixed.get(1).put("names", List.of("COM", "C2PA"));
    assertThat(codes(JPEG, mixed)).containsExactly(MISMATCH);
  }

  @Test
  void whatComesAfterComesLast() throws Exception {
    List<Map<String, Object>> early = boxes(JPEG);
    early.addFirst(map("names", List.of("c2pa.after"), "hash", sha(JPEG)));
    assertThat(codes(JPEG, early)).containsExactly(MISMATCH);
    assertThat(codes(JPEG, List.of(map("names", List.of("c2pa.after"), "hash", sha(JPEG)))))
        .containsExactly(MATCH);
    List<Map<String, Object>> late = boxes(JPEG);
    late.add(map("names", List.of("c2pa.after"), "hash", sha()));
    assertThat(codes(JPEG, late)).containsExactly(MATCH);
  }

  @ParameterizedTest
  @CsvSource({"RST0, MATCH", "RST7, MATCH", "RST8, MISMATCH", "RST/, MISMATCH", "RST, MISMATCH"})
  void restartIntervalsBelongToTheScanBeforeThem(String name, String verdict) throws Exception {
    List<Map<String, Object>> boxes = boxes(JPEG);
    int scan =
        IntStream.range(0, boxes.size())
            .filter(i -> boxes.get(i).get("names").equals(List.of("SOS")))
            .findFirst()
            .orElseThrow();
    boxes.get(scan).put("names", List.of("SOS", name));
    assertThat(codes(JPEG, boxes)).containsExactly(verdict.equals("MATCH") ? MATCH : MISMATCH);
    boxes.get(scan).put("names", List.of(name, "SOS"));
    assertThat(codes(JPEG, boxes)).containsExactly(MISMATCH);
  }

  @Test
  void aPngMayBeListedWithoutItsSignatureAndKnowsNoRestartIntervals() throws Exception {
    byte[] file = Embedders.with(AssetFormat.PNG, Embedders.store(70));
    List<Map<String, Object>> boxes = boxes(file);
    assertThat(boxes.getFirst().get("names")).isEqualTo(List.of("PNGh"));
    assertThat(codes(file, boxes)).containsExactly(MATCH);
    boxes.removeFirst();
    assertThat(codes(file, boxes)).containsExactly(MATCH);
    boxes.getLast().put("names", List.of("IEND", "RST0"));
    assertThat(codes(file, boxes)).containsExactly(MISMATCH);
  }

  /** Every part by itself. */
  private static List<Map<String, Object>> boxes(byte[] file) throws Exception {
    List<Map<String, Object>> boxes = new ArrayList<>();
    for (NamedPart part : Asset.read(Bytes.of(file)).parts()) {
      int from = (int) part.range().start();
      byte[] content = Arrays.copyOfRange(file, from, (int) part.range().end());
      boxes.add(map("names", List.of(part.name()), "hash", sha(content)));
    }
    return boxes;
  }

  private static List<String> codes(byte[] file, List<Map<String, Object>> boxes) throws Exception {
    Cbor assertion = Cbor.read(TestCbor.of(map("alg", "sha256", "boxes", boxes)));
    return HashBinding.check("c2pa.hash.boxes", assertion, "", Asset.read(Bytes.of(file)), "")
        .stream()
        .map(finding -> finding.code().text())
        .toList();
  }

  private static byte[] sha(byte[]... parts) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Embedders.join(parts));
  }
}
