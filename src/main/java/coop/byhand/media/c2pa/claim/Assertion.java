package coop.byhand.media.c2pa.claim;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cbor.CborBudget;
import coop.byhand.media.c2pa.json.CborJson;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One statement in a manifest (C2PA 2.2 §6).
 *
 * @param label with the number that tells several of a kind apart, such as {@code
 *     c2pa.ingredient.v3__2}
 * @param box what the claim's hash covers
 */
public record Assertion(String label, JumbfBox box, Content content) {

  private static final Pattern NUMBER = Pattern.compile("__[0-9]{1,6}");

  /** What an assertion holds. */
  public sealed interface Content {}

  /** CBOR. */
  public record CborContent(Cbor value) implements Content {}

  /** JSON. */
  public record JsonContent(Json value) implements Content {}

  /** A file, such as a thumbnail; the media type as the file says. */
  public record FileContent(String mediaType, ByteSlice bytes) implements Content {}

  /** Content of a kind that is not read. */
  public record OtherContent() implements Content {}

  /** Taken out by a later manifest: nothing or only zero bytes are left (C2PA 2.2 §6.8). */
  public record RedactedContent() implements Content {}

  /** Content that does not follow its own format. */
  public record BrokenContent(StatusCode code) implements Content {}

  static Assertion read(JumbfBox box, CborBudget budget) {
    return new Assertion(box.label(), box, content(box, budget));
  }

  private static Content content(JumbfBox box, CborBudget budget) {
    Optional<ByteSlice> cbor = box.content("cbor");
    if (cbor.isPresent()) {
      return isBlank(cbor.get()) ? new RedactedContent() : cborContent(cbor.get(), budget);
    }
    Optional<ByteSlice> json = box.content("json");
    if (json.isPresent()) {
      return isBlank(json.get()) ? new RedactedContent() : jsonContent(json.get());
    }
    Optional<ByteSlice> file = box.content("bidb");
    if (file.isPresent()) {
      return new FileContent(mediaType(box), file.get());
    }
    boolean blank = box.contents().stream().allMatch(content -> isBlank(content.body()));
    return blank && box.boxes().isEmpty() ? new RedactedContent() : new OtherContent();
  }

  private static Content cborContent(ByteSlice bytes, CborBudget budget) {
    try {
      return new CborContent(Cbor.read(bytes, budget));
    } catch (MalformedMedia e) {
      return new BrokenContent(StatusCode.ASSERTION_CBOR_INVALID);
    }
  }

  private static Content jsonContent(ByteSlice bytes) {
    try {
      return new JsonContent(Json.read(bytes));
    } catch (MalformedMedia e) {
      return new BrokenContent(StatusCode.ASSERTION_JSON_INVALID);
    }
  }

  /** The media type in the description of an embedded file: a toggle byte, then a text with NUL. */
  private static String mediaType(JumbfBox box) {
    ByteSlice description = box.content("bfdb").orElse(ByteSlice.EMPTY);
    String text = description.isEmpty() ? "" : description.from(1).latin1();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static boolean isBlank(ByteSlice bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.at(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The label without the number that tells several of a kind apart. */
  public String kind() {
    return NUMBER.matcher(label).replaceFirst("");
  }

  /** Whether the label, without number and version, is this one. */
  public boolean is(String name) {
    String kind = kind();
    return kind.equals(name)
        || (kind.startsWith(name + ".v")
            && kind.substring(name.length() + 2).matches("[0-9]{1,3}"));
  }

  /** The number behind {@code .v}; 1 without one. */
  public int version() {
    String kind = kind();
    int at = kind.lastIndexOf(".v");
    boolean numbered = at >= 0 && kind.substring(at + 2).matches("[0-9]{1,3}");
    return numbered ? Integer.parseInt(kind.substring(at + 2)) : 1;
  }

  /** The content, if it is CBOR. */
  public Optional<Cbor> cbor() {
    return content instanceof CborContent c ? Optional.of(c.value()) : Optional.empty();
  }

  /** The content as JSON, if it is CBOR or JSON. */
  public Optional<Json> json() {
    return switch (content) {
      case CborContent c -> Optional.of(CborJson.of(c.value()));
      case JsonContent j -> Optional.of(j.value());
      case FileContent f -> Optional.empty();
      case OtherContent o -> Optional.empty();
      case RedactedContent r -> Optional.empty();
      case BrokenContent b -> Optional.empty();
    };
  }

  /** Whether this assertion binds the manifest to an asset (C2PA 2.2 §9). */
  public boolean isHardBinding() {
    return is("c2pa.hash.data")
        || is("c2pa.hash.bmff")
        || is("c2pa.hash.boxes")
        || is("c2pa.hash.collection.data");
  }

  public boolean isActions() {
    return is("c2pa.actions");
  }

  public boolean isIngredient() {
    return is("c2pa.ingredient");
  }

  public boolean isTrainingMining() {
    return kind().equals("c2pa.training-mining") || kind().equals("cawg.training-mining");
  }
}
