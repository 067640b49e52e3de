package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TileCoordinateTests {

  @Test
  void theAddressIsTheOneOfTheSpecification() throws Exception {
    assertThat(new TileCoordinate(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TileCoordinate(1, 0, 17).path()).isEqualTo("tile/1/000.p/17");
    assertThat(new BundleCoordinate(273, 112).path()).isEqualTo("tile/entries/273.p/112");
    for (long index : new long[] {0, 7, 999, 1000, 1001, 999_999, 1_000_000, 1L << 47}) {
      for (int width : new int[] {1, 99, 255, 256}) {
        TileCoordinate tile = new TileCoordinate(0, index, width);
        assertThat(TileCoordinate.parse(tile.path())).isEqualTo(tile);
        assertThat(tile.partial()).isEqualTo(width < 256);
        BundleCoordinate bundle = new BundleCoordinate(index, width);
        assertThat(BundleCoordinate.parse(bundle.path())).isEqualTo(bundle);
      }
    }
  }

  @Test
  void aTreeOf70000HasTheTilesOfTheSpecification() throws Exception {
    assertThat(TileCoordinate.in(70_000, 0, 272).width()).isEqualTo(256);
    assertThat(TileCoordinate.in(70_000, 0, 273).width()).isEqualTo(112);
    assertThat(TileCoordinate.in(70_000, 1, 0).width()).isEqualTo(256);
    assertThat(TileCoordinate.in(70_000, 1, 1).width()).isEqualTo(17);
    assertThat(TileCoordinate.in(70_000, 2, 0).width()).isEqualTo(1);
    assertThat(TileCoordinate.in(256, 0, 0).width()).isEqualTo(256);
    assertThat(TileCoordinate.in(256, 1, 0).width()).isEqualTo(1);
    assertThat(BundleCoordinate.in(70_000, 273)).isEqualTo(new BundleCoordinate(273, 112));
    assertThat(rule(() -> TileCoordinate.in(70_000, 0, 274))).isEqualTo(Rule.NO_SUCH_TILE);
    assertThat(rule(() -> TileCoordinate.in(70_000, 3, 0))).isEqualTo(Rule.NO_SUCH_TILE);
    assertThat(rule(() -> TileCoordinate.in(256, 0, 1))).isEqualTo(Rule.NO_SUCH_TILE);
    for (int level : new int[] {-1, 8, 64}) {
      assertThat(rule(() -> TileCoordinate.in(70_000, level, 0))).isEqualTo(Rule.NO_SUCH_TILE);
    }
    for (long index : new long[] {-1, 1L << 55, 1L << 56, Long.MAX_VALUE}) {
      assertThat(rule(() -> TileCoordinate.in(70_000, 0, index))).isEqualTo(Rule.NO_SUCH_TILE);
    }
    assertThat(TileCoordinate.in(Long.MAX_VALUE, 7, 0).width()).isEqualTo(127);
    assertThat(rule(() -> BundleCoordinate.in(256, 1))).isEqualTo(Rule.NO_SUCH_TILE);
  }

  @Test
  void noSecondAddressLeadsToATile() {
    List<String> wrong =
        List.of(
            "",
            "tile/0",
            "/tile/0/000",
            "tile/0/0",
            "tile/00/000",
            "tile/a/000",
            "tile/-1/000",
            "tile/0/1000",
            "tile/0/001/000",
            "tile/0/x001",
            "tile/0/x000/001",
            "tile/0/x001/x002",
            "tile/0/000.p/0",
            "tile/0/000.p/01",
            "tile/0/000.p/256",
            "tile/0/000.p/",
            "tile/0/000/",
            "tile/0/٠٠٠",
            "tile/0/000\n",
            "tile/0/x001/x000/x000/x000/x000/x000/000");
    for (String path : wrong) {
      assertThat(rule(() -> TileCoordinate.parse(path))).as(path).isEqualTo(Rule.TILE_PATH);
      String bundle = path.replaceFirst("tile/0", "tile/entries");
      assertThat(rule(() -> BundleCoordinate.parse(bundle))).as(bundle).isEqualTo(Rule.TILE_PATH);
    }
    assertThat(rule(() -> TileCoordinate.parse("tile/8/000"))).isEqualTo(Rule.NO_SUCH_TILE);
    assertThat(rule(() -> TileCoordinate.parse("tile/7/000"))).isEqualTo(Rule.NO_SUCH_TILE);
    String far = "/x999/x999/x999/x999/x999/999";
    assertThat(rule(() -> TileCoordinate.parse("tile/0" + far))).isEqualTo(Rule.NO_SUCH_TILE);
    assertThat(rule(() -> BundleCoordinate.parse("tile/entries" + far)))
        .isEqualTo(Rule.NO_SUCH_TILE);
  }

  @Test
  void theRefusalTellsWhereTheAddressBreaks() {
    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class, () -> TileCoordinate.parse("tile/0/000.p/300"));
    assertThat(refusal.offset()).isEqualTo(13);
  }

  @Test
  void whatNoTreeCanHaveIsNoCoordinate() {
    long[][] wrong = {
      {-1, 0, 1},
      {8, 0, 1},
      {0, -1, 1},
      {0, 0, 0},
      {0, 0, 257},
      {6, 1 << 10, 1},
      {7, 0, 128},
      {7, 1, 1}
    };
    for (long[] w : wrong) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TileCoordinate((int) w[0], w[1], (int) w[2]));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new BundleCoordinate(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BundleCoordinate(0, 0));
  }

  private static Rule rule(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).rule();
  }
}
