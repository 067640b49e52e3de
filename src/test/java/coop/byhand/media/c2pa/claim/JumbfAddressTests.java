package coop.byhand.media.c2pa.claim;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses within a store, and what only looks like one. */
class JumbfAddressTests {

  @ParameterizedTest
  @CsvSource({
    "self#jumbf=/c2pa/m, m, ''",
    "self#jumbf=/c2pa/m/, m, ''",
    "self#jumbf=/c2pa/m/c2pa.assertions/a, m, c2pa.assertions/a",
    "self#jumbf=c2pa.assertions/a, , c2pa.assertions/a",
    "self#jumbf=/elsewhere/m, , ''",
    "https://byhand.example/c2pa/m/c2pa.assertions/a, , ''"
  })
  void anAddressIsTakenApart(String url, String manifest, String rest) {
    assertThat(JumbfAddress.of(url))
        .isEqualTo(new JumbfAddress(Optional.ofNullable(manifest), rest));
  }

  @Test
  void anAddressIsSeenFromItsManifest() {
    assertThat(absolute("self#jumbf=c2pa.assertions/a"))
        .isEqualTo("self#jumbf=/c2pa/here/c2pa.assertions/a");
    assertThat(absolute("self#jumbf=/c2pa/there")).isEqualTo("self#jumbf=/c2pa/there");
    assertThat(absolute("https://byhand.example")).isEqualTo("https://byhand.example");
  }

  @Test
  void onlyAnAddressInTheAssertionStoreNamesAnAssertion() {
    assertThat(JumbfAddress.of(JumbfAddress.ofAssertion("m", "a")).assertion()).contains("a");
    assertThat(JumbfAddress.of("self#jumbf=c2pa.assertions/").assertion()).isEmpty();
    assertThat(JumbfAddress.of("self#jumbf=c2pa.signature/of/anything").assertion()).isEmpty();
  }

  @Test
  void aRelativeAddressStaysInEveryManifest() {
    assertThat(JumbfAddress.of("self#jumbf=x").isIn("m")).isTrue();
    assertThat(JumbfAddress.of("self#jumbf=/c2pa/m/x").isIn("m")).isTrue();
    assertThat(JumbfAddress.of("self#jumbf=/c2pa/m/x").isIn("n")).isFalse();
  }

  @Test
  void aHashedAddressHasAddressAndHash() throws Exception {
    ByteSlice hash = ByteSlice.of((byte) 1);
    Cbor full =
        Cbor.read(TestCbor.of(Map.of("url", "self#jumbf=x", "hash", hash, "alg", "sha384")));
    HashedUri read = HashedUri.of(full).orElseThrow();
    assertThat(read).isEqualTo(new HashedUri("self#jumbf=x", Optional.of("sha384"), hash));
    assertThat(read.address().rest()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "hash"})
  void withoutOneOfTheTwoThereIsNoHashedAddress(String missing) throws Exception {
    Map<String, Object> one =
        missing.equals("url")
            ? Map.of("hash", ByteSlice.of((byte) 1))
            : Map.of("url", "self#jumbf=x");
    assertThat(HashedUri.of(Cbor.read(TestCbor.of(one)))).isEmpty();
  }

  private static String absolute(String url) {
    return JumbfAddress.absolute("here", JumbfAddress.of(url), url);
  }
}
