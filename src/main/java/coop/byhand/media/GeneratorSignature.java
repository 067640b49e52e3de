package coop.byhand.media;

import java.util.Locale;

/**
 * A known way in which a generator of pictures, sound or text leaves its name in a file. The list
 * is data with sources; it grows when a generator is seen. Cameras and editors are never on it.
 */
public enum GeneratorSignature {
  // IPTC NewsCodes "digitalsourcetype", read from XMP Iptc4xmpExt:DigitalSourceType.
  TRAINED_ALGORITHMIC_MEDIA(Bearing.DECLARES_GENERATION),
  COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA(Bearing.DECLARES_GENERATION),
  COMPOSITE_SYNTHETIC(Bearing.DECLARES_GENERATION),
  // C2PA vocabulary http://c2pa.org/digitalsourcetype/.
  TRAINED_ALGORITHMIC_DATA(Bearing.DECLARES_GENERATION),
  // Programmed without training data: computer art by people is made this way, too.
  ALGORITHMIC_MEDIA(Bearing.NEEDS_A_LOOK),
  DATA_DRIVEN_MEDIA(Bearing.NEEDS_A_LOOK),
  // IPTC Photo Metadata 2025.1: AISystemUsed, AISystemVersionUsed, AIPromptInformation,
  // AIPromptWriterName.
  IPTC_AI_FIELDS(Bearing.DECLARES_GENERATION),
  // XMP photoshop:Credit as Google's generators write it (IPTC guidance for generated images).
  GOOGLE_AI_CREDIT(Bearing.DECLARES_GENERATION),
  // PNG "parameters" and EXIF UserComment of the web UI by AUTOMATIC1111 and its forks.
  AUTOMATIC1111(Bearing.DECLARES_GENERATION),
  // PNG "prompt" and "workflow", graphs in JSON.
  COMFYUI(Bearing.DECLARES_GENERATION),
  // PNG "invokeai_metadata", "invokeai_graph", "sd-metadata", "Dream".
  INVOKEAI(Bearing.DECLARES_GENERATION),
  // JSON key "sui_image_params" in PNG "parameters" or EXIF.
  SWARMUI(Bearing.DECLARES_GENERATION),
  // PNG "negative_prompt", "Negative Prompt"; the same keys as JSON in EXIF.
  EASY_DIFFUSION(Bearing.DECLARES_GENERATION),
  // PNG Software "NovelAI".
  NOVELAI(Bearing.DECLARES_GENERATION),
  // JSON with prompt keys in a PNG, JPEG or WebP comment.
  FOOOCUS(Bearing.DECLARES_GENERATION),
  // JSON with prompt keys in XMP exif:UserComment.
  DRAW_THINGS(Bearing.DECLARES_GENERATION),
  // PNG "Description" with the words of the prompt and "Job ID: <uuid>".
  MIDJOURNEY_JOB(Bearing.DECLARES_GENERATION),
  // JSON with prompt keys elsewhere.
  PROMPT_JSON(Bearing.DECLARES_GENERATION),
  // The name of a generator in a field that names the tool.
  GENERATOR_NAME(Bearing.NAMES_A_GENERATOR);

  /** How much a sign says. */
  public enum Bearing {
    /** The file says that it, or a part of it, is generated. */
    DECLARES_GENERATION,
    /** A field for the tool names a generator. */
    NAMES_A_GENERATOR,
    /** May be honest handiwork; a person looks. */
    NEEDS_A_LOOK
  }

  private final Bearing bearing;

  GeneratorSignature(Bearing bearing) {
    this.bearing = bearing;
  }

  public Bearing bearing() {
    return bearing;
  }

  /** Key of the words that people read for this sign. */
  public String messageKey() {
    return "media.sign." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
