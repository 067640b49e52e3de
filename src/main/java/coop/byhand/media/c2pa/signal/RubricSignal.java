package coop.byhand.media.c2pa.signal;

/**
 * The signals of the official rubric (C2PA conformance programme, asset-rubric-signals-local 1.0 of
 * 6 August 2026), by their names there.
 */
public enum RubricSignal {
  BLANK_CANVAS("blankCanvas", true),
  CAPTURED_MEDIA("capturedMedia", true),
  CAPTURED_MEDIA_STITCHED("capturedMediaStitched", true),
  COMPOSITION_MAY_CONTAIN_GEN_AI("compositionMayContainGenAI", true),
  FULLY_GEN_AI_MEDIA("fullyGenAIMedia", true),
  MEDIA_UNKNOWN_PROVENANCE("mediaUnknownProvenance", true),
  NON_GEN_AI_DIGITAL_CREATION("nonGenAIDigitalCreation", true),
  PARTLY_GEN_AI_CREATION("partlyGenAICreation", true),
  SCREEN_CAPTURE_MAY_CONTAIN_GEN_AI("screenCaptureMayContainGenAI", true),
  PERCEPTIBLE_GEN_AI("perceptibleGenAI", false),
  PERCEPTIBLE_NON_GEN_AI("perceptibleNonGenAI", false),
  PERCEPTIBLE_POSSIBLY_GEN_AI("perceptiblePossiblyGenAI", false),
  NON_EDITORIAL("nonEditorial", false),
  AMBIGUOUS_ACTIONS("ambiguousActions", false);

  private final String text;
  private final boolean inception;

  RubricSignal(String text, boolean inception) {
    this.text = text;
    this.inception = inception;
  }

  /** The name in the rubric. */
  public String text() {
    return text;
  }

  /** Whether it says how an asset began; the others say what was done to it. */
  public boolean isInception() {
    return inception;
  }
}
