package coop.byhand.provenance;

import java.time.Instant;

/** What came of signing the declaration. */
public sealed interface DeclareOutcome {

  /** Signed; the register holds the digest of the text. */
  record Signed(Evidence.Declaration declaration) implements DeclareOutcome {}

  /** It was signed before; a declaration is signed once. */
  record AlreadySigned(Instant at) implements DeclareOutcome {}

  /** The box was not ticked. */
  record NotAccepted() implements DeclareOutcome {}

  /** The name typed is not the member's. */
  record NameDiffers(String expected) implements DeclareOutcome {}

  /** There is a newer text, which has to be read first. */
  record TextOutdated(int currentVersion) implements DeclareOutcome {}

  /** The claim is another member's, or there is none. */
  record NotYours() implements DeclareOutcome {}
}
