package coop.byhand.media.c2pa.signal;

import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.claim.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the manifests say one thing about the making and the other metadata another. */
final class Contradictions {

  private Contradictions() {}

  static List<String> between(
      List<ManifestReport> manifests, Metadata metadata, List<AiEvidence> evidence) {
    List<String> found = new ArrayList<>();
    Set<SourceType> declared = declared(manifests);
    Set<SourceType> human = with(declared, SourceType.Bearing.HUMAN);
    Set<SourceType> ai = with(declared, SourceType.Bearing.AI);
    for (SourceType xmp : inXmp(metadata)) {
      if (xmp.bearing() == SourceType.Bearing.AI && ai.isEmpty() && !declared.isEmpty()) {
        found.add("XMP declares " + xmp.code() + ", the manifests declare " + names(declared));
      } else if (xmp.bearing() == SourceType.Bearing.HUMAN && !ai.isEmpty()) {
        found.add("XMP declares " + xmp.code() + ", the manifests declare " + names(ai));
      }
    }
    boolean texts =
        evidence.stream().anyMatch(e -> e.label().isEmpty() && !e.place().equals("XMP"));
    if (texts && !human.isEmpty() && ai.isEmpty()) {
      found.add("The file carries texts of a generator, the manifests declare " + names(human));
    }
    return found;
  }

  private static Set<SourceType> declared(List<ManifestReport> manifests) {
    return manifests.stream()
        .filter(ManifestReport::reachable)
        .flatMap(report -> report.manifest().actions().stream())
        .map(Action::sourceType)
        .flatMap(Optional::stream)
        .flatMap(type -> SourceType.of(type).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<SourceType> with(Set<SourceType> types, SourceType.Bearing bearing) {
    return types.stream()
        .filter(type -> type.bearing() == bearing)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<SourceType> inXmp(Metadata metadata) {
    return metadata.texts().stream()
        .filter(text -> text.place() == MetadataText.Place.XMP)
        .filter(text -> text.name().equalsIgnoreCase("DigitalSourceType"))
        .flatMap(text -> SourceType.of(text.value()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(Set<SourceType> types) {
    return types.stream().map(SourceType::code).collect(Collectors.joining(", "));
  }
}
