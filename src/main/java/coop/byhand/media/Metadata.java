package coop.byhand.media;

import java.util.List;
import java.util.Set;

/**
 * What a file says beside the work itself.
 *
 * @param texts in the order of the file, at most 400
 * @param aiSigns signs that a generator made the work; an empty list proves nothing
 * @param contentCredentials whether a C2PA manifest store is present; it is not judged here
 */
public record Metadata(
    List<MetadataText> texts,
    List<AiSign> aiSigns,
    Set<PrivateData> privateData,
    Set<Caution> cautions,
    boolean contentCredentials) {

  public Metadata {
    texts = List.copyOf(texts);
    aiSigns = List.copyOf(aiSigns);
    privateData = Set.copyOf(privateData);
    cautions = Set.copyOf(cautions);
  }
}
