package coop.byhand.media.c2pa.signal;

import coop.byhand.media.AiSign;
import coop.byhand.media.GeneratorSignature.Bearing;
import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.Signatures;
import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.claim.Action;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for declared generators in every manifest of a file and in its other metadata: source types
 * of all actions, names of tools, descriptions, metadata assertions, XMP, texts of generators.
 */
final class AiScan {

  /** Descriptions that Bing Image Creator and Google's generators write into actions. */
  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "\\bAI[ -]Generated\\b|\\bGoogle Generative AI\\b|\\bSynthID\\b",
          Pattern.CASE_INSENSITIVE);

  private AiScan() {}

  /** Everything found, the active manifest first, the file itself last. */
  static List<AiEvidence> in(List<ManifestReport> manifests, Metadata metadata) {
    Set<AiEvidence> found = new LinkedHashSet<>();
    for (ManifestReport report : manifests) {
      manifest(report, found);
    }
    file(metadata, found);
    return List.copyOf(found);
  }

  private static void manifest(ManifestReport report, Set<AiEvidence> found) {
    Manifest manifest = report.manifest();
    String place = place(report);
    for (Action action : manifest.actions()) {
      Optional<SourceType> type = action.sourceType().flatMap(SourceType::of);
      if (isAi(type)) {
        found.add(AiEvidence.in(manifest, place, action.name() + " " + type.get().code()));
      }
      action.softwareAgent().ifPresent(agent -> tool(manifest, agent, found));
      action
          .description()
          .filter(text -> DESCRIPTION.matcher(text).find())
          .ifPresent(text -> found.add(AiEvidence.in(manifest, "description", text)));
    }
    for (Claim.Generator generator : manifest.claim().map(Claim::generators).orElse(List.of())) {
      tool(manifest, generator.text(), found);
    }
    for (Assertion assertion : manifest.assertions()) {
      if (assertion.content() instanceof Assertion.JsonContent json) {
        metadata(manifest, assertion.label(), json.value(), found);
      }
    }
  }

  private static String place(ManifestReport report) {
    if (report.active()) {
      return "active manifest";
    }
    return report.reachable() ? "ingredient manifest" : "unreferenced manifest";
  }

  private static void tool(Manifest manifest, String tool, Set<AiEvidence> found) {
    if (Signatures.namesGenerator(tool)) {
      found.add(AiEvidence.in(manifest, "generator name", tool));
    }
  }

  /** JSON-LD metadata (c2pa.metadata, stds.iptc and others) may hold the IPTC source type. */
  private static void metadata(Manifest manifest, String label, Json value, Set<AiEvidence> found) {
    if (value instanceof Json.Obj object) {
      object
          .members()
          .forEach((name, member) -> {
            Optional<SourceType> type =
                name.endsWith("DigitalSourceType") || name.endsWith("digitalSourceType")
                    ? member.asText().flatMap(SourceType::of)
                    : Optional.empty();
            if (isAi(type)) {
              found.add(AiEvidence.in(manifest, label, type.get().code()));
            }
            metadata(manifest, label, member, found);
          });
    }
    value.items().forEach(item -> metadata(manifest, label, item, found));
  }

  private static boolean isAi(Optional<SourceType> type) {
    return type.isPresent() && type.get().bearing() == SourceType.Bearing.AI;
  }

  private static void file(Metadata metadata, Set<AiEvidence> found) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (AiSign sign : metadata.aiSigns()) {
      Bearing bearing = sign.signature().bearing();
      if (bearing == Bearing.NAMES_A_GENERATOR) {
        found.add(AiEvidence.inFile("generator name", sign.quote()));
      } else if (bearing == Bearing.DECLARES_GENERATION) {
        boolean type = sign.field().equalsIgnoreCase("DigitalSourceType");
        String what = type ? SourceType.name(sign.quote()) : sign.field();
        fields.computeIfAbsent(name(sign.place()), p -> new ArrayList<>()).add(what);
      }
    }
    fields.forEach((place, names) -> found.add(AiEvidence.inFile(place, String.join(",", names))));
  }

  private static String name(MetadataText.Place place) {
    return switch (place) {
      case PNG_TEXT -> "PNG text";
      case EXIF -> "EXIF";
      case XMP -> "XMP";
      case IPTC -> "IPTC";
      case COMMENT -> "comment";
      case RIFF_INFO -> "RIFF info";
      case ID3 -> "ID3";
      case VORBIS_COMMENT -> "Vorbis comment";
      case MP4_TEXT -> "MP4 text";
      case WEBM_TEXT -> "WebM text";
      case PDF_INFO -> "PDF info";
    };
  }
}
