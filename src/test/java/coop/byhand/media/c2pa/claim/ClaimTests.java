package coop.byhand.media.c2pa.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborBudget;
import coop.byhand.media.c2pa.claim.Claim.Generator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims of both generations, and which rule of the format one breaks. */
class ClaimTests {

  private static final Map<String, Object> ONE =
      Map.of("url", "self#jumbf=one", "hash", new byte[1]);
  private static final Map<String, Object> TWO =
      Map.of("url", "self#jumbf=two", "hash", new byte[2]);

  @Test
  void aClaimOfTheSecondGenerationIsRead() throws MalformedMedia {
    Map<String, Object> fields = second();
    fields.put("gathered_assertions", List.of(TWO));
    fields.put("redacted_assertions", List.of("self#jumbf=/c2pa/m/x", 5));
    Claim claim = read("c2pa.claim.v2", fields);
    assertThat(claim.version()).isEqualTo(2);
    assertThat(claim.fault()).isEmpty();
    assertThat(claim.created()).extracting(HashedUri::url).containsExactly("self#jumbf=one");
    assertThat(claim.gathered()).extracting(HashedUri::url).containsExactly("self#jumbf=two");
    assertThat(claim.assertions())
        .extracting(HashedUri::url)
        .containsExactly("self#jumbf=one", "self#jumbf=two");
    assertThat(claim.redacted()).containsExactly("self#jumbf=/c2pa/m/x");
    assertThat(claim.alg()).contains("sha512");
    assertThat(claim.signatureUrl()).isEqualTo("self#jumbf=s");
    assertThat(claim.generator()).isEqualTo("Lens 3");
  }

  @Test
  void aClaimOfTheFirstGenerationHasOneListAndNamesItsGeneratorTwice() throws MalformedMedia {
    Map<String, Object> fields = first();
    fields.put("gathered_assertions", List.of(TWO));
    fields.put("claim_generator_info", List.of(Map.of("name", "Lens"), Map.of("version", "3")));
    Claim claim = read("c2pa.claim", fields);
    assertThat(claim.version()).isEqualTo(1);
    assertThat(claim.fault()).isEmpty();
    assertThat(claim.assertions()).extracting(HashedUri::url).containsExactly("self#jumbf=one");
    assertThat(claim.gathered()).isEmpty();
    assertThat(claim.generators())
        .containsExactly(new Generator("Lens/3", ""), new Generator("Lens", ""));
    assertThat(claim.generator()).isEqualTo("Lens/3");
    assertThat(claim.alg()).isEmpty();
  }

  @Test
  void theSignatureCoversTheClaimWithoutTheZeroBytesBehindIt() throws MalformedMedia {
    byte[] bytes = TestCbor.of(second()).toArray();
    ByteSlice padded = ByteSlice.of(Arrays.copyOf(bytes, bytes.length + 5));
    assertThat(Claim.read("c2pa.claim.v2", padded, new CborBudget()).bytes())
        .isEqualTo(ByteSlice.of(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"instanceID", "signature", "created_assertions"})
  void theSecondGenerationNeeds(String field) throws MalformedMedia {
    Map<String, Object> fields = second();
    fields.remove(field);
    assertThat(read("c2pa.claim.v2", fields).fault()).contains("without " + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim_generator", "signature", "assertions"})
  void theFirstGenerationNeeds(String field) throws MalformedMedia {
    Map<String, Object> fields = first();
    fields.remove(field);
    assertThat(read("c2pa.claim", fields).fault()).contains("without " + field);
  }

  @Test
  void theSoftwareOfTheSecondGenerationHasAName() throws MalformedMedia {
    Map<String, Object> fields = second();
    fields.put("claim_generator_info", Map.of("version", "3"));
    Claim nameless = read("c2pa.claim.v2", fields);
    assertThat(nameless.fault()).contains("without claim_generator_info.name");
    assertThat(nameless.generators()).isEmpty();
    assertThat(nameless.generator()).isEmpty();
    fields.remove("signature");
    fields.remove("instanceID");
    Claim bare = read("c2pa.claim.v2", fields);
    assertThat(bare.fault()).contains("without instanceID, signature");
    assertThat(bare.signatureUrl()).isEmpty();
  }

  @Test
  void aReferenceThatIsNoneIsAFault() throws MalformedMedia {
    Map<String, Object> fields = second();
    fields.put("created_assertions", List.of(ONE, Map.of("url", "self#jumbf=two")));
    assertThat(read("c2pa.claim.v2", fields).fault())
        .contains("an assertion reference without address or hash");
    fields.put("created_assertions", List.of(ONE));
    fields.put("gathered_assertions", List.of(5, TWO));
    Claim lost = read("c2pa.claim.v2", fields);
    assertThat(lost.fault()).contains("an assertion reference without address or hash");
    assertThat(lost.gathered()).hasSize(1);
  }

  @Test
  void aClaimIsAMap() {
    assertThatThrownBy(() -> read("c2pa.claim", List.of(1))).isInstanceOf(MalformedMedia.class);
  }

  @Test
  void onlyTwoLabelsAreThoseOfClaims() {
    assertThat(Claim.isClaim("c2pa.claim")).isTrue();
    assertThat(Claim.isClaim("c2pa.claim.v2")).isTrue();
    assertThat(Claim.isClaim("c2pa.claim.v3")).isFalse();
  }

  private static Claim read(String label, Object fields) throws MalformedMedia {
    return Claim.read(label, TestCbor.of(fields), new CborBudget());
  }

  private static Map<String, Object> second() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("instanceID", "xmp:iid:1");
    fields.put("signature", "self#jumbf=s");
    fields.put("alg", "sha512");
    fields.put("claim_generator_info", Map.of("name", "Lens", "version", "3"));
    fields.put("created_assertions", List.of(ONE));
    return fields;
  }

  private static Map<String, Object> first() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("claim_generator", "Lens/3");
    fields.put("signature", "self#jumbf=s");
    fields.put("assertions", List.of(ONE));
    return fields;
  }

  @Test
  void aGeneratorWithoutVersionIsItsName() {
    assertThat(new Generator("Lens", "").text()).isEqualTo("Lens");
    assertThat(Optional.of(new Generator("Lens", "3")).map(Generator::text)).contains("Lens 3");
  }
}
