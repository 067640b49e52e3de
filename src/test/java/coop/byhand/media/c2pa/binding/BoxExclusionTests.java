package coop.byhand.media.c2pa.binding;

import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which boxes of a film or picture are not hashed, and which conditions say so. */
class BoxExclusionTests {

  /** Version 9, flags 01 02 03, two more bytes; behind another box, before a third. */
  private static final byte[] FULL = Embedders.box("full", new byte[] {9, 1, 2, 3, 7, 8});

  private static final byte[] AHEAD = Embedders.box("free", new byte[4]);

  @Test
  void versionAndFlagsAreReadBehindTheHeader() throws Exception {
    BmffBox box = new BmffBox("full", AHEAD.length, FULL.length, 8);
    Bytes file = Bytes.of(Embedders.join(AHEAD, FULL));
    assertThat(entry("/full", "version", 9).matches(file, box)).isTrue();
    assertThat(entry("/full", "version", 1).matches(file, box)).isFalse();
    assertThat(entry("/full", "flags", new byte[] {1, 2, 3}).matches(file, box)).isTrue();
    for (byte[] other : new byte[][] {{0, 2, 3}, {1, 0, 3}, {1, 2, 0}, {3, 2, 3}}) {
      assertThat(entry("/full", "flags", other).matches(file, box)).isFalse();
    }
    assertThat(entry("/full", "flags", List.of(1, 2, 3)).matches(file, box)).isTrue();
    assertThat(loose(new byte[] {1, 0, 1}).matches(file, box)).isTrue();
    assertThat(loose(new byte[] {2, 0, 1}).matches(file, box)).isFalse();
    assertThat(entry("/full", "length", 14).matches(file, box)).isTrue();
    assertThat(entry("/full", "length", 13).matches(file, box)).isFalse();
  }

  private static BoxExclusion loose(byte[] flags) throws Exception {
    return read(map("xpath", "/full", "flags", flags, "exact", false)).orElseThrow();
  }

  @Test
  void anExtendedTypeLiesBeforeVersionAndFlags() throws Exception {
    byte[] uuid = Embedders.box("uuid", Embedders.join(new byte[16], new byte[] {9, 1, 2, 3}));
    BmffBox box = new BmffBox("uuid", AHEAD.length, uuid.length, 8);
    Bytes file = Bytes.of(Embedders.join(AHEAD, uuid));
    assertThat(entry("/uuid", "version", 9).matches(file, box)).isTrue();
    assertThat(entry("/uuid", "version", 0).matches(file, box)).isFalse();
  }

  @Test
  void aConditionIsNeverMetByTheNextBox() throws Exception {
    Bytes file = Bytes.of(Embedders.join(AHEAD, FULL, FULL));
    BmffBox exact = new BmffBox("full", AHEAD.length, 12, 8);
    assertThat(entry("/full", "version", 9).matches(file, exact)).isTrue();
    BmffBox less = new BmffBox("full", AHEAD.length, 11, 8);
    assertThat(entry("/full", "version", 9).matches(file, less)).isFalse();
    BmffBox box = new BmffBox("full", AHEAD.length, FULL.length, 8);
    assertThat(data(12, new byte[] {7, 8}).matches(file, box)).isTrue();
    assertThat(data(12, new byte[] {7, 9}).matches(file, box)).isFalse();
    assertThat(data(12, new byte[] {7, 8, 0}).matches(file, box)).isFalse();
    assertThat(data(13, new byte[] {8, 0}).matches(file, box)).isFalse();
  }

  private static BoxExclusion data(int offset, byte[] value) throws Exception {
    return entry("/full", "data", List.of(map("offset", offset, "value", value)));
  }

  @Test
  void whatIsNullIsNotSet() throws Exception {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("xpath", "/full");
    for (String field : List.of("length", "version", "flags", "exact", "data", "subset")) {
      entry.put(field, null);
    }
    BoxExclusion read = BoxExclusion.of(Cbor.read(TestCbor.of(entry))).orElseThrow();
    assertThat(read.isWholeBox()).isTrue();
    assertThat(read.exact()).isTrue();
    assertThat(read.flags()).isEmpty();
    assertThat(read.length()).isEmpty();
  }

  @Test
  void flagsAndDataHaveASizeAndOctetsARange() throws Exception {
    assertThat(read(map("xpath", "/full", "flags", new byte[2]))).isEmpty();
    assertThat(read(map("xpath", "/full", "flags", new byte[4]))).isEmpty();
    assertThat(read(map("flags", new byte[3]))).isEmpty();
    assertThat(entry("/full", "flags", List.of(0, 255, 128)).flags())
        .contains(ByteSlice.of((byte) 0, (byte) 255, (byte) 128));
    for (Object wrong : List.of(List.of(1, 2, 256), List.of(1, 2, -1), List.of(1, 2, "x"))) {
      assertThat(read(map("xpath", "/full", "data", List.of(map("offset", 0, "value", wrong)))))
          .isEmpty();
    }
    for (Object wrong :
        List.of(
            map("offset", -1, "value", new byte[1]),
            map("value", new byte[1]),
            map("offset", 0),
            map("offset", 0, "value", new byte[4097]),
            map("offset", 0, "value", Collections.nCopies(4098, 0)))) {
      assertThat(read(map("xpath", "/full", "data", List.of(wrong)))).isEmpty();
    }
    assertThat(data(0, new byte[4096]).data().getFirst().value().length()).isEqualTo(4096);
  }

  @Test
  void partsOfABoxStayInIt() throws Exception {
    BmffBox box = new BmffBox("full", 100, 20, 8);
    assertThat(parts(box, 0, 0)).containsExactly(new ByteRange(100, 20));
    assertThat(parts(box, 4, 6)).containsExactly(new ByteRange(104, 6));
    assertThat(parts(box, 4, 600)).containsExactly(new ByteRange(104, 16));
    assertThat(parts(box, 16, 0)).containsExactly(new ByteRange(116, 4));
    assertThat(parts(box, 19, 1)).containsExactly(new ByteRange(119, 1));
    assertThat(parts(box, 20, 1)).isEmpty();
    assertThat(entry("/full", "version", 1).ranges(box)).containsExactly(new ByteRange(100, 20));
    assertThat(read(map("xpath", "/full", "subset", List.of(map("offset", 1))))).isEmpty();
    assertThat(entry("/full", "subset", List.of()).isWholeBox()).isTrue();
  }

  private static List<ByteRange> parts(BmffBox box, int offset, int length) throws Exception {
    return entry("/full", "subset", List.of(map("offset", offset, "length", length))).ranges(box);
  }

  @Test
  void onlyTheExclusionsOfEveryHashAreMandatory() throws Exception {
    List<Object> part = List.of(map("offset", 16, "length", 0));
    List<Object> ours = List.of(map("offset", 8, "value", BoxExclusion.C2PA_BOX));
    List<Object> theirs = List.of(map("offset", 8, "value", new byte[16]));
    assertThat(entry("/ftyp", "exact", true).isMandatory(false)).isTrue();
    assertThat(entry("/mfra", "exact", true).isMandatory(false)).isTrue();
    assertThat(entry("/ftyp", "subset", part).isMandatory(false)).isFalse();
    assertThat(entry("/uuid", "data", ours).isMandatory(false)).isTrue();
    assertThat(entry("/uuid", "data", theirs).isMandatory(false)).isFalse();
    assertThat(entry("/uuid", "exact", true).isMandatory(false)).isFalse();
    assertThat(
            read(map("xpath", "/uuid", "data", ours, "subset", part))
                .orElseThrow()
                .isMandatory(true))
        .isFalse();
    assertThat(entry("/mdat", "subset", part).isMandatory(true)).isTrue();
    assertThat(entry("/mdat", "subset", part).isMandatory(false)).isFalse();
    assertThat(entry("/mdat", "exact", true).isMandatory(true)).isFalse();
    assertThat(entry("/free", "exact", true).isMandatory(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/moov, 1", "/moov[1]/trak, 2", "/moov[123456789], 1", "/a:09[9], 1"})
  void pathsHaveSteps(String path, int steps) {
    BoxPath read = BoxPath.of(path).orElseThrow();
    assertThat(read.nodes()).hasSize(steps);
    assertThat(read.text()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/moov[1234567890]",
        "/moov[]",
        "/moov[/]",
        "/moov[:]",
        "/moov[1:]",
        "/moov[01]",
        "/moov[1]x",
        "/moo"
      })
  void crookedStepsAreNoPath(String path) {
    assertThat(BoxPath.of(path)).isEmpty();
  }

  @Test
  void pathsHaveSixteenStepsAtMost() {
    assertThat(BoxPath.of("/moov".repeat(16)).orElseThrow().nodes()).hasSize(16);
    assertThat(BoxPath.of("/moov".repeat(17))).isEmpty();
  }

  private static BoxExclusion entry(String path, String field, Object value) throws Exception {
    return read(map("xpath", path, field, value)).orElseThrow();
  }

  private static Optional<BoxExclusion> read(Map<String, Object> entry) throws Exception {
    return BoxExclusion.of(Cbor.read(TestCbor.of(entry)));
  }
}
