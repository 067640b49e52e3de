package coop.byhand.media.c2pa.signal;

import java.util.Optional;

/**
 * How something came about: the IPTC NewsCodes "digitalsourcetype" and the two of C2PA. The bearing
 * is the initial value of the house's policy.
 */
public enum SourceType {
  DIGITAL_CAPTURE("digitalCapture", Bearing.HUMAN),
  COMPUTATIONAL_CAPTURE("computationalCapture", Bearing.HUMAN),
  COMPOSITE_CAPTURE("compositeCapture", Bearing.HUMAN),
  NEGATIVE_FILM("negativeFilm", Bearing.HUMAN),
  POSITIVE_FILM("positiveFilm", Bearing.HUMAN),
  PRINT("print", Bearing.HUMAN),
  DIGITAL_CREATION("digitalCreation", Bearing.HUMAN),
  HUMAN_EDITS("humanEdits", Bearing.HUMAN),
  MINOR_HUMAN_EDITS("minorHumanEdits", Bearing.HUMAN),
  ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced", Bearing.HUMAN),
  /** A blank canvas: what follows decides. */
  EMPTY("empty", Bearing.NEUTRAL),
  DATA_DRIVEN_MEDIA("dataDrivenMedia", Bearing.UNCLEAR),
  ALGORITHMIC_MEDIA("algorithmicMedia", Bearing.UNCLEAR),
  SOFTWARE_IMAGE("softwareImage", Bearing.UNCLEAR),
  DIGITAL_ART("digitalArt", Bearing.UNCLEAR),
  COMPOSITE("composite", Bearing.UNCLEAR),
  SCREEN_CAPTURE("screenCapture", Bearing.UNCLEAR),
  VIRTUAL_RECORDING("virtualRecording", Bearing.UNCLEAR),
  COMPOSITE_WITH_TRAINED("compositeWithTrainedAlgorithmicMedia", Bearing.AI),
  COMPOSITE_SYNTHETIC("compositeSynthetic", Bearing.AI),
  TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia", Bearing.AI),
  TRAINED_ALGORITHMIC_DATA("trainedAlgorithmicData", Bearing.AI);

  /** What a type says about who made something. */
  public enum Bearing {
    HUMAN,
    AI,
    NEUTRAL,
    UNCLEAR
  }

  private final String code;
  private final Bearing bearing;

  SourceType(String code, Bearing bearing) {
    this.code = code;
    this.bearing = bearing;
  }

  /** The last part of its address, such as {@code digitalCapture}. */
  public String code() {
    return code;
  }

  public Bearing bearing() {
    return bearing;
  }

  /**
   * The type a text names: an address or its last part, with blanks around it or not, in any case.
   */
  public static Optional<SourceType> of(String text) {
    String segment = shortened(text);
    for (SourceType type : values()) {
      if (type.code.equalsIgnoreCase(segment)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The last part of an address; of a known type as its list spells it. Hostile input stays. */
  public static String name(String text) {
    return of(text).map(SourceType::code).orElseGet(() -> shortened(text));
  }

  private static String shortened(String text) {
    String trimmed = text.strip();
    int end = trimmed.length();
    while (end > 0 && trimmed.charAt(end - 1) == '/') {
      end--;
    }
    String path = trimmed.substring(0, end);
    int start = Math.max(path.lastIndexOf('/'), path.lastIndexOf(':'));
    return path.substring(start + 1);
  }
}
