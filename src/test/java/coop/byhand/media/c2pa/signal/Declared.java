package coop.byhand.media.c2pa.signal;

import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.Signatures;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.State;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.ValidationReport;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.claim.Action;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import coop.byhand.media.c2pa.trust.CertificateInfo;
import coop.byhand.media.c2pa.trust.SignatureReport;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a judged manifest declares, put together without a file. */
final class Declared {

  static final String IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
  static final Metadata NOTHING = metadata();

  private final String label;
  private final boolean active;
  private boolean reachable = true;
  private final List<Action> actions = new ArrayList<>();
  private final List<Ingredient> ingredients = new ArrayList<>();
  private final List<Assertion> assertions = new ArrayList<>();
  private final List<HashedUri> gathered = new ArrayList<>();
  private List<Claim.Generator> generators = List.of();
  private Map<String, String> holder = Map.of();
  private Optional<String> trustList = Optional.empty();

  private Declared(String label, boolean active) {
    this.label = label;
    this.active = active;
  }

  /** The manifest that speaks for the file. */
  static Declared active(String label) {
    return new Declared(label, true);
  }

  /** A manifest of something that went into the file. */
  static Declared behind(String label) {
    return new Declared(label, false);
  }

  /** No manifest leads to this one. */
  Declared unreferenced() {
    reachable = false;
    return this;
  }

  /** Done in this way; the type by its last part, or as it is if it has a colon. */
  Declared action(String name, String type) {
    String address = type.contains(":") ? type : IPTC + type;
    return action(name, Optional.of(address), Optional.empty(), Optional.empty(), false);
  }

  /** Done without a word about how. */
  Declared action(String name) {
    return action(name, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** A template of this type. */
  Declared template(String name, String type) {
    return action(name, Optional.of(IPTC + type), Optional.empty(), Optional.empty(), true);
  }

  /** Done by this software. */
  Declared softwareAgent(String name, String agent) {
    return action(name, Optional.empty(), Optional.of(agent), Optional.empty(), false);
  }

  /** Done as described. */
  Declared described(String name, String words) {
    return action(name, Optional.empty(), Optional.empty(), Optional.of(words), false);
  }

  private Declared action(
      String name,
      Optional<String> type,
      Optional<String> agent,
      Optional<String> words,
      boolean template) {
    Optional<String> none = Optional.empty();
    actions.add(
        new Action(name, type, agent, words, none, List.of(), none, Optional.empty(), template));
    return this;
  }

  /** Something went in that has this manifest; none for the empty text. */
  Declared ingredient(String name, String manifest, String... failures) {
    Optional<HashedUri> uri =
        manifest.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new HashedUri("self#jumbf=/c2pa/" + manifest, Optional.empty(), ByteSlice.EMPTY));
    Optional<String> none = Optional.empty();
    ingredients.add(
        new Ingredient(
            name,
            3,
            "parentOf",
            none,
            none,
            none,
            uri,
            Optional.empty(),
            true,
            Arrays.stream(failures)
                .map(code -> new Ingredient.Recorded(code, "", StatusCode.Kind.FAILURE))
                .toList()));
    return this;
  }

  /** A further assertion. */
  Declared assertion(String name, Assertion.Content content) {
    assertions.add(new Assertion(name, box(name), content));
    return this;
  }

  /** The claim passes this assertion on. */
  Declared gathered(String address) {
    gathered.add(new HashedUri(address, Optional.empty(), ByteSlice.EMPTY));
    return this;
  }

  /** The claim names this software. */
  Declared generator(String name) {
    generators = List.of(new Claim.Generator(name, "1"));
    return this;
  }

  /** Signed by somebody of this organisation. */
  Declared signedBy(String organisation) {
    holder = Map.of("C", "XX", "O", organisation);
    return this;
  }

  /** Somebody vouches for the signer. */
  Declared trusted() {
    trustList = Optional.of("list");
    return this;
  }

  ManifestReport report() {
    CertificateInfo signer =
        new CertificateInfo("1", Map.of(), holder, Instant.EPOCH, Instant.EPOCH);
    SignatureReport signature =
        new SignatureReport(
            List.of(), Optional.empty(), Optional.of(signer), trustList, Optional.empty());
    return new ManifestReport(manifest(), active, reachable, Optional.of(signature), List.of());
  }

  Manifest manifest() {
    Claim claim =
        new Claim(
            2,
            ByteSlice.EMPTY,
            new Cbor.Map(List.of(), 0, 0),
            generators,
            List.of(),
            gathered,
            List.of(),
            Optional.empty());
    return new Manifest(
        label,
        Manifest.Kind.STANDARD,
        box(label),
        box(label),
        1,
        Optional.of(claim),
        assertions,
        actions,
        ingredients,
        List.of());
  }

  private static JumbfBox box(String label) {
    return new JumbfBox(
        JumbfBox.MANIFEST, label, Optional.empty(), List.of(), List.of(), ByteSlice.EMPTY, 0);
  }

  /** The reports of these manifests. */
  static List<ManifestReport> reports(Declared... manifests) {
    return Arrays.stream(manifests).map(Declared::report).toList();
  }

  /** A verdict about these manifests. */
  static ValidationReport verdict(State state, Declared... manifests) {
    return verdict(state, List.of(), manifests);
  }

  /** A verdict with something new about ingredients. */
  static ValidationReport verdict(
      State state, List<IngredientDelta> deltas, Declared... manifests) {
    return new ValidationReport(
        state,
        Instant.EPOCH,
        Optional.empty(),
        List.of(),
        deltas,
        reports(manifests),
        Optional.empty(),
        Optional.empty());
  }

  /** News about an ingredient. */
  static IngredientDelta delta(String url, StatusCode code) {
    return new IngredientDelta(url, List.of(new Finding(code, url, "news")));
  }

  /** What a file says beside its manifests, with the signs of generators in it. */
  static Metadata metadata(MetadataText... texts) {
    List<MetadataText> all = List.of(texts);
    return new Metadata(all, Signatures.in(all), Set.of(), Set.of(), true);
  }

  /** A field of the XMP packet. */
  static MetadataText xmp(String name, String value) {
    return new MetadataText(MetadataText.Place.XMP, name, value);
  }
}
