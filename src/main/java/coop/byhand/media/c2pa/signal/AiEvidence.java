package coop.byhand.media.c2pa.signal;

import coop.byhand.media.AiSign;
import coop.byhand.media.c2pa.claim.Manifest;
import java.util.Optional;

/**
 * One place where a file says, or names a tool that says, that a generator had a hand in it. It
 * decides nothing: a person does, with a reason.
 *
 * @param place {@code active manifest}, {@code ingredient manifest}, {@code generator name}, {@code
 *     XMP}, {@code PNG text} and the like
 * @param what the words found, at most 160 characters, without control characters; hostile input
 * @param label of the manifest it stands in; empty for the file itself
 */
public record AiEvidence(String place, String what, Optional<String> label) {

  static AiEvidence in(Manifest manifest, String place, String what) {
    return new AiEvidence(place, AiSign.quote(what), Optional.of(manifest.label()));
  }

  static AiEvidence inFile(String place, String what) {
    return new AiEvidence(place, AiSign.quote(what), Optional.empty());
  }

  /** Place and words as one text. */
  public String text() {
    return place + ": " + what;
  }
}
