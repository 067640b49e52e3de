package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published test vector of Certificate Transparency: eight leaves and their roots. */
class Rfc6962Tests {

  private static final HexFormat HEX = HexFormat.of();

  private static final List<byte[]> LEAVES =
      TestTree.publishedInputs().stream().map(Rfc6962::leaf).toList();

  @Test
  void theRootOverTheEightPublishedLeavesIsTheOnePublished() {
    assertThat(HEX.formatHex(Rfc6962.root(LEAVES)))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void anEmptyTreeHasTheHashOfNothing() {
    assertThat(HEX.formatHex(Rfc6962.root(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void anUnevenTreeSplitsAtTheLargestPowerOfTwo() {
    byte[] left =
        Rfc6962.node(
            Rfc6962.node(LEAVES.get(0), LEAVES.get(1)), Rfc6962.node(LEAVES.get(2), LEAVES.get(3)));
    assertThat(Rfc6962.root(LEAVES.subList(0, 5))).isEqualTo(Rfc6962.node(left, LEAVES.get(4)));
  }

  @Test
  void aLeafNeverPassesForANode() {
    byte[] both = new byte[64];
    assertThat(Rfc6962.leaf(both)).isNotEqualTo(Rfc6962.node(new byte[32], new byte[32]));
  }
}
