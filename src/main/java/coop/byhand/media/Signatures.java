package coop.byhand.media;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises signs of generators in the texts of a file, by fixed rules and never by statistics.
 * The rules follow what the generators document or write; where a rule comes from stands beside it.
 */
public final class Signatures {

  /** Last path segment of the IPTC and C2PA source types, in lower case. */
  private static final Map<String, GeneratorSignature> SOURCE_TYPES =
      Map.of(
          "trainedalgorithmicmedia", GeneratorSignature.TRAINED_ALGORITHMIC_MEDIA,
          "compositewithtrainedalgorithmicmedia",
              GeneratorSignature.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
          "compositesynthetic", GeneratorSignature.COMPOSITE_SYNTHETIC,
          "trainedalgorithmicdata", GeneratorSignature.TRAINED_ALGORITHMIC_DATA,
          "algorithmicmedia", GeneratorSignature.ALGORITHMIC_MEDIA,
          "datadrivenmedia", GeneratorSignature.DATA_DRIVEN_MEDIA);

  /** IPTC Photo Metadata Standard 2025.1, namespace Iptc4xmpExt. */
  private static final Set<String> IPTC_AI_FIELDS =
      Set.of("aisystemused", "aisystemversionused", "aipromptinformation", "aipromptwritername");

  /** Keys that stable-diffusion-prompt-reader (receyuki, MIT) and sd-parsers (d3x-at) look for. */
  private static final Set<String> INVOKEAI_KEYS = Set.of("sd-metadata", "dream");

  private static final Set<String> EASY_DIFFUSION_KEYS =
      Set.of("negative_prompt", "negative prompt");

  /** Fields that hold the name of the tool, in lower case. */
  private static final Set<String> TOOL_FIELDS =
      Set.of(
          "software", // EXIF 0x0131, PNG, XMP tiff:Software
          "processingsoftware",
          "creatortool", // XMP xmp:CreatorTool
          "softwareagent", // XMP stEvt:softwareAgent
          "producer", // PDF, XMP pdf:Producer
          "creator tool",
          "isft", // RIFF INFO
          "tsse", // ID3v2 settings of the encoder
          "tenc", // ID3v2 encoded by
          "tss",
          "ten",
          "encoder", // Vorbis comment
          "encoded_by",
          "encoded-by",
          "\u00a9too", // QuickTime and iTunes: the tool
          "\u00a9swr",
          "writingapp", // Matroska
          "model", // a device that never existed
          "make",
          "source");

  /**
   * Names of generators. Only compared with {@link #TOOL_FIELDS}: a caption may speak of them. Each
   * is unusual enough not to be a part of a camera's or an editor's name.
   */
  private static final Pattern GENERATOR_NAMES =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + "stable[ _-]?diffusion" // Stability AI and most local front ends
              + "|dreamstudio" // Stability AI
              + "|midjourney" // midjourney.com
              + "|dall[ \u00b7_-]?e(?:[ -]?[23])?" // OpenAI, C2PA softwareAgent
              + "|gpt-image(?:-\\d)?|gpt-4o|chatgpt|openai-api|openai" // OpenAI, claim_generator
              + "|(?:adobe[ _])?firefly" // Adobe, C2PA softwareAgent
              + "|image creator from designer|bing image creator" // Microsoft
              + "|azure openai imagegen|microsoft_responsible_ai" // Microsoft
              + "|imagegen(?:[ -]?\\d)?" // Google's and Microsoft's models, C2PA softwareAgent
              + "|novelai|comfyui|invokeai|swarmui|stableswarmui|fooocus" // own PNG texts
              + "|automatic1111|sd[ .-]?next|easy diffusion|draw things|diffusionbee" // local tools
              + "|leonardo\\.?ai|ideogram(?:\\.ai)?|nightcafe|playground\\.?ai" // services
              + "|suno(?:[ .]ai)?|udio|aiva|soundraw|musicgen|stable audio" // music
              + "|runwayml|runway gen-?\\d|pika labs|luma dream machine" // films
              + ")(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: …", written by AUTOMATIC1111 and forks. */
  private static final Pattern PARAMETERS =
      Pattern.compile("\\bSteps: \\d+,.{0,400}\\b(?:Sampler|CFG scale|Seed): ", Pattern.DOTALL);

  /** Midjourney ends the description of its PNG files with this. */
  private static final Pattern JOB_ID =
      Pattern.compile("\\bJob ID: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** "made with suno", which Suno writes into comments of its MP3 and WAV files. */
  private static final Pattern MADE_WITH =
      Pattern.compile(
          "^\\s*(?:made|created|generated) (?:with|by) (?:suno|udio|midjourney|dall[ \u00b7-]?e"
              + "|stable diffusion|chatgpt|firefly|ideogram|leonardo\\.?ai)\\b",
          Pattern.CASE_INSENSITIVE);

  private Signatures() {}

  /** The signs found in these texts, in their order, none twice. */
  public static List<AiSign> in(List<MetadataText> texts) {
    Set<AiSign> signs = new LinkedHashSet<>();
    for (MetadataText text : texts) {
      recognise(text).ifPresent(signature -> signs.add(AiSign.of(signature, text)));
    }
    return new ArrayList<>(signs);
  }

  /** Whether a text that names a tool, such as a software agent, names a known generator. */
  public static boolean namesGenerator(String tool) {
    return GENERATOR_NAMES.matcher(tool).find();
  }

  private static Optional<GeneratorSignature> recognise(MetadataText text) {
    if (text.value().isBlank()) {
      return Optional.empty();
    }
    String field = text.name().toLowerCase(Locale.ROOT).strip();
    Optional<GeneratorSignature> declared =
        switch (text.place()) {
          case XMP -> inXmp(field, text.value());
          case PNG_TEXT -> inPngText(field, text.value());
          case IPTC -> inIptc(field, text.value());
          case EXIF, COMMENT, RIFF_INFO, ID3, VORBIS_COMMENT, MP4_TEXT, WEBM_TEXT, PDF_INFO ->
              Optional.empty();
        };
    return declared.or(() -> inAnyText(text)).or(() -> namedTool(field, text.value()));
  }

  private static Optional<GeneratorSignature> inXmp(String field, String value) {
    if (field.equals("digitalsourcetype")) {
      String type = value.strip();
      String segment = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      return Optional.ofNullable(SOURCE_TYPES.get(segment));
    }
    if (IPTC_AI_FIELDS.contains(field)) {
      return Optional.of(GeneratorSignature.IPTC_AI_FIELDS);
    }
    if (isGoogleCredit(field, value)) {
      return Optional.of(GeneratorSignature.GOOGLE_AI_CREDIT);
    }
    if (field.equals("usercomment") && isPromptJson(value)) {
      return Optional.of(GeneratorSignature.DRAW_THINGS);
    }
    return Optional.empty();
  }

  /** The old record (IIM 2:110) says the same as photoshop:Credit. */
  private static Optional<GeneratorSignature> inIptc(String field, String value) {
    return isGoogleCredit(field, value)
        ? Optional.of(GeneratorSignature.GOOGLE_AI_CREDIT)
        : Optional.empty();
  }

  private static boolean isGoogleCredit(String field, String value) {
    return field.equals("credit") && value.strip().equalsIgnoreCase("Made with Google AI");
  }

  private static Optional<GeneratorSignature> inPngText(String field, String value) {
    boolean json = value.stripLeading().startsWith("{");
    if ((field.equals("prompt") || field.equals("workflow"))
        && json
        && (value.contains("\"class_type\"")
            || value.contains("\"nodes\"")
            || value.contains("\"inputs\""))) {
      return Optional.of(GeneratorSignature.COMFYUI);
    }
    if (field.startsWith("invokeai_") || INVOKEAI_KEYS.contains(field)) {
      return Optional.of(GeneratorSignature.INVOKEAI);
    }
    if (EASY_DIFFUSION_KEYS.contains(field)) {
      return Optional.of(GeneratorSignature.EASY_DIFFUSION);
    }
    if ((field.equals("parameters") || field.equals("postprocessing"))
        && !value.contains("sui_image_params")) {
      return Optional.of(GeneratorSignature.AUTOMATIC1111);
    }
    // What the container found in the alpha channel bears its magic as its name.
    if ((field.equals("software") && value.strip().equalsIgnoreCase("NovelAI"))
        || field.startsWith("stealth_png")) {
      return Optional.of(GeneratorSignature.NOVELAI);
    }
    return Optional.empty();
  }

  private static Optional<GeneratorSignature> inAnyText(MetadataText text) {
    String value = text.value();
    if (value.contains("sui_image_params")) {
      return Optional.of(GeneratorSignature.SWARMUI);
    }
    if (PARAMETERS.matcher(value).find()) {
      return Optional.of(GeneratorSignature.AUTOMATIC1111);
    }
    if (JOB_ID.matcher(value).find()) {
      return Optional.of(GeneratorSignature.MIDJOURNEY_JOB);
    }
    if (isPromptJson(value)) {
      return Optional.of(
          text.place() == MetadataText.Place.COMMENT || text.name().equalsIgnoreCase("comment")
              ? GeneratorSignature.FOOOCUS
              : GeneratorSignature.PROMPT_JSON);
    }
    return MADE_WITH.matcher(value).find()
        ? Optional.of(GeneratorSignature.GENERATOR_NAME)
        : Optional.empty();
  }

  private static Optional<GeneratorSignature> namedTool(String field, String value) {
    boolean artistIsTool =
        (field.equals("artist") || field.equals("tpe1") || field.equals("creator"))
            && GENERATOR_NAMES.matcher(value.strip()).matches();
    boolean toolIsGenerator = TOOL_FIELDS.contains(field) && GENERATOR_NAMES.matcher(value).find();
    return artistIsTool || toolIsGenerator
        ? Optional.of(GeneratorSignature.GENERATOR_NAME)
        : Optional.empty();
  }

  /** JSON that holds a prompt and at least one setting of a sampler. */
  private static boolean isPromptJson(String value) {
    String text = value.stripLeading();
    if (!text.startsWith("{")) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean prompt = lower.contains("prompt\"") || lower.contains("\"c\":");
    return prompt
        && (lower.contains("\"sampler")
            || lower.contains("\"seed\"")
            || lower.contains("\"steps\"")
            || lower.contains("guidance")
            || lower.contains("\"scale\""));
  }
}
