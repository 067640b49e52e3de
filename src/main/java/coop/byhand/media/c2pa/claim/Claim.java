package coop.byhand.media.c2pa.claim;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cbor.CborBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claim (C2PA 2.2 §10.2; version 1: C2PA 1.4 §10.3): which assertions a signer vouches for.
 *
 * @param version 1 or 2
 * @param bytes the CBOR as it stands in the file: what the signature covers
 * @param fields the same, decoded
 * @param generators software named by the claim, the first being the claim generator
 * @param created assertions made by the signer; all assertions of a version 1 claim
 * @param gathered assertions the signer passes on without vouching for their content
 * @param redacted addresses of assertions of ingredients that were taken out
 * @param fault the first rule of the format that the claim breaks, for people; empty for none
 */
public record Claim(
    int version,
    ByteSlice bytes,
    Cbor fields,
    List<Generator> generators,
    List<HashedUri> created,
    List<HashedUri> gathered,
    List<String> redacted,
    Optional<String> fault) {

  /** Software that had a hand in a claim, with empty texts for what it does not say. */
  public record Generator(String name, String version) {
    /** Name and version as one text. */
    public String text() {
      return version.isEmpty() ? name : name + " " + version;
    }
  }

  private static final String LABEL_V2 = "c2pa.claim.v2";
  private static final String LABEL_V1 = "c2pa.claim";

  public Claim {
    generators = List.copyOf(generators);
    created = List.copyOf(created);
    gathered = List.copyOf(gathered);
    redacted = List.copyOf(redacted);
  }

  /** Whether a box with this label holds a claim of a version that is known. */
  static boolean isClaim(String label) {
    return label.equals(LABEL_V1) || label.equals(LABEL_V2);
  }

  static Claim read(String label, ByteSlice bytes, CborBudget budget) throws MalformedMedia {
    Cbor fields = Cbor.read(bytes, budget);
    if (fields.asMap().isEmpty()) {
      throw new MalformedMedia(MediaRule.BROKEN, fields.start(), "claim");
    }
    int version = label.equals(LABEL_V2) ? 2 : 1;
    String list = version == 2 ? "created_assertions" : "assertions";
    List<Cbor> references = new ArrayList<>(fields.list(list));
    List<HashedUri> created = uris(references);
    List<Cbor> others = version == 2 ? fields.list("gathered_assertions") : List.of();
    List<HashedUri> gathered = uris(others);
    boolean lost = created.size() + gathered.size() != references.size() + others.size();
    return new Claim(
        version,
        exact(bytes, fields),
        fields,
        generators(fields),
        created,
        gathered,
        fields.list("redacted_assertions").stream().flatMap(u -> u.asText().stream()).toList(),
        lost
            ? Optional.of("an assertion reference without address or hash")
            : fault(version, fields));
  }

  /** The signature covers the item, not the zero bytes that may follow it. */
  private static ByteSlice exact(ByteSlice bytes, Cbor fields) {
    return bytes.slice(fields.start(), fields.end());
  }

  private static List<HashedUri> uris(List<Cbor> items) {
    return items.stream().flatMap(item -> HashedUri.of(item).stream()).toList();
  }

  private static List<Generator> generators(Cbor fields) {
    Optional<Cbor> info = fields.get("claim_generator_info");
    List<Cbor> maps = info.map(i -> i.asList().orElse(List.of(i))).orElse(List.of());
    List<Generator> named =
        maps.stream()
            .map(map -> new Generator(map.text("name").orElse(""), map.text("version").orElse("")))
            .filter(generator -> !generator.name().isEmpty())
            .toList();
    if (!named.isEmpty() && fields.text("claim_generator").isEmpty()) {
      return named;
    }
    return fields
        .text("claim_generator")
        .map(text -> Stream.concat(Stream.of(new Generator(text, "")), named.stream()).toList())
        .orElse(named);
  }

  private static Optional<String> fault(int version, Cbor fields) {
    List<String> needed =
        version == 2 ? List.of("instanceID", "signature") : List.of("claim_generator", "signature");
    String missing =
        needed.stream()
            .filter(name -> fields.text(name).isEmpty())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      return Optional.of("without " + missing);
    }
    String list = version == 2 ? "created_assertions" : "assertions";
    if (fields.list(list).isEmpty()) {
      return Optional.of("without " + list);
    }
    boolean nameless =
        fields.get("claim_generator_info").flatMap(info -> info.text("name")).isEmpty();
    return version == 2 && nameless
        ? Optional.of("without claim_generator_info.name")
        : Optional.empty();
  }

  /** All references of the claim: created, then gathered. */
  public List<HashedUri> assertions() {
    return Stream.concat(created.stream(), gathered.stream()).toList();
  }

  /** The claim generator as reports show it; empty if the claim names none. */
  public String generator() {
    return generators.isEmpty() ? "" : generators.getFirst().text();
  }

  /** Name of the hash algorithm for references that name none. */
  public Optional<String> alg() {
    return fields.text("alg");
  }

  /** Where the signature lies, as the claim says. */
  public String signatureUrl() {
    return fields.text("signature").orElse("");
  }
}
