package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EntryBundleTests {

  @Test
  void everyEntryStandsAfterItsLength() throws Exception {
    EntryBundle bundle = EntryBundle.of(List.of(new byte[0], new byte[] {7}, new byte[] {8, 9}));
    assertThat(HexFormat.of().formatHex(bundle.file())).isEqualTo("0000" + "000107" + "00020809");
    EntryBundle again = EntryBundle.read(new BundleCoordinate(0, 3), bundle.file());
    assertThat(again.entries()).containsExactly(new byte[0], new byte[] {7}, new byte[] {8, 9});
    assertThat(again.hashes())
        .containsExactly(
            TreeHash.ofEntry(new byte[0]),
            TreeHash.ofEntry(new byte[] {7}),
            TreeHash.ofEntry(new byte[] {8, 9}));
  }

  @Test
  void theLongestEntryHas65535Bytes() throws Exception {
    byte[] longest = new byte[65_535];
    longest[65_534] = 5;
    byte[] file = EntryBundle.of(List.of(longest)).file();
    assertThat(file).hasSize(65_537).startsWith(0xff, 0xff);
    assertThat(EntryBundle.read(new BundleCoordinate(0, 1), file).entries())
        .containsExactly(longest);
    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class, () -> EntryBundle.of(List.of(new byte[1], new byte[65_536])));
    assertThat(refusal.rule()).isEqualTo(Rule.ENTRY_TOO_LONG);
    assertThat(refusal.offset()).isEqualTo(1);
  }

  @Test
  void aBundleHoldsOneTo256Entries() throws Exception {
    assertThat(refused(() -> EntryBundle.of(List.of())).rule()).isEqualTo(Rule.BUNDLE_WIDTH);
    List<byte[]> many = new ArrayList<>(Collections.nCopies(256, new byte[3]));
    assertThat(EntryBundle.of(many).file()).hasSize(256 * 5);
    many.add(new byte[3]);
    assertThat(refused(() -> EntryBundle.of(many)).rule()).isEqualTo(Rule.BUNDLE_WIDTH);
  }

  @Test
  void aFileThatIsCutOffOrHoldsMoreOrLessIsRefused() {
    byte[] file = HexFormat.of().parseHex("000107" + "00020809");
    BundleCoordinate two = new BundleCoordinate(0, 2);
    for (int length : new int[] {1, 2, 4, 5, 6}) {
      RefusedException refusal = refused(() -> EntryBundle.read(two, Arrays.copyOf(file, length)));
      assertThat(refusal.rule()).isEqualTo(Rule.BUNDLE_CUT_OFF);
      assertThat(refusal.offset()).isEqualTo(length < 3 ? 0 : 3);
    }
    for (int length : new int[] {0, 3}) {
      RefusedException refusal = refused(() -> EntryBundle.read(two, Arrays.copyOf(file, length)));
      assertThat(refusal.rule()).isEqualTo(Rule.BUNDLE_WIDTH);
      assertThat(refusal.offset()).isEqualTo(length);
    }
    RefusedException more = refused(() -> EntryBundle.read(new BundleCoordinate(0, 1), file));
    assertThat(more.rule()).isEqualTo(Rule.BUNDLE_WIDTH);
    assertThat(more.offset()).isEqualTo(3);
  }

  @Test
  void aBundleKeepsItsEntries() throws Exception {
    byte[] entry = {1};
    EntryBundle bundle = EntryBundle.of(List.of(entry));
    entry[0] = 2;
    bundle.entries().getFirst()[0] = 3;
    assertThat(bundle.file()).containsExactly(0, 1, 1);
  }

  private static RefusedException refused(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call);
  }
}
