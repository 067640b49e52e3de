package coop.byhand.media.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.container.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Stores within every limit that would still cost their square if parts of them were looked at once
 * for each mention. Where that comes back, these tests take minutes.
 */
class CrowdedStoresTests {

  private static final TestAuthority HOUSE = new TestAuthority("house");
  private static final TestAuthority.Signer SIGNER = HOUSE.signer(Alg.ES256);

  private static Credentials.Read judge(List<TestManifest.Made> manifests) throws MalformedMedia {
    byte[] store = TestManifest.store(manifests.toArray(TestManifest.Made[]::new)).toArray();
    Asset picture = Asset.read(Bytes.of(Embedders.plain(AssetFormat.JPEG))).withStore(store);
    TrustConfig trust = TrustConfig.of(HOUSE.pem(), new byte[0], new byte[0]);
    return Credentials.read(picture, trust, TestAuthority.NOW);
  }

  @Test
  void aLargeManifestThatThousandsOfIngredientsNameIsHashedOnce() throws MalformedMedia {
    int mentions = 4_000;
    TestManifest.Made large =
        new TestManifest(SIGNER, "urn:c2pa:large")
            .file("c2pa.thumbnail.claim.jpeg", "image/jpeg", new byte[15_000_000])
            .make();
    TestManifest active = new TestManifest(SIGNER, "urn:c2pa:active");
    for (int i = 0; i < mentions; i++) {
      active.ingredient("c2pa.ingredient.v3__" + i, "componentOf", Optional.of(large), List.of());
    }

    Credentials.Read read = judge(List.of(large, active.make()));

    assertThat(read.validation().deltas()).hasSize(mentions);
    assertThat(read.validation().fault()).isEmpty();
  }

  @Test
  void hundredsOfManifestsThatNameOneAnotherAreReportedInOneGo() throws MalformedMedia {
    List<TestManifest.Made> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      TestManifest manifest = new TestManifest(SIGNER, "urn:c2pa:" + i);
      for (int back = 1; back <= Math.min(i, 3); back++) {
        manifest.ingredient(
            "c2pa.ingredient.v3__" + back,
            "componentOf",
            Optional.of(all.get(Math.max(0, i - back * 37))),
            List.of());
      }
      all.add(manifest.make());
    }

    Credentials.Read read = judge(all);

    assertThat(read.validation().fault()).isEmpty();
    assertThat(read.validation().manifests()).hasSize(400);
    assertThat(CredentialLine.of("crowd", read).toString()).contains("urn:c2pa:399");
  }

  @Test
  void aStoreThatWantsThousandsOfSignaturesCheckedIsRefused() throws MalformedMedia {
    TestAuthority.Signer crowded = HOUSE.amongDecoys(15);
    List<TestManifest.Made> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(new TestManifest(crowded, "urn:c2pa:" + i).make());
    }

    Credentials.Read read = judge(all);

    assertThat(read.validation().state()).isEqualTo(State.ERROR);
    assertThat(read.validation().fault()).contains("TOO_MANY_PARTS at byte 0");
  }
}
