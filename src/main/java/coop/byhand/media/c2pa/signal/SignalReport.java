package coop.byhand.media.c2pa.signal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file declares about its making. Nothing here blocks or admits a work by itself.
 *
 * @param making the whole in one word, with where and why
 * @param aiEvidence empty proves nothing
 * @param contradictions between the manifests and the other metadata, as sentences
 * @param lookAlikes labels of manifests whose signer borrows a maker's name, with that name
 * @param brokenParents addresses of ingredients whose manifest was found broken when they were taken
 *     in, or since
 * @param unknownIngredients addresses of ingredients without manifest
 * @param rubric the official signals of every manifest by label, unmodified, the active one first
 * @param dataMining values of PLUS {@code DataMining} in the XMP packet
 */
public record SignalReport(
    Making making,
    List<AiEvidence> aiEvidence,
    List<String> contradictions,
    Map<String, String> lookAlikes,
    List<String> brokenParents,
    List<String> unknownIngredients,
    Map<String, Set<RubricSignal>> rubric,
    List<String> dataMining) {

  public SignalReport {
    aiEvidence = List.copyOf(aiEvidence);
    contradictions = List.copyOf(contradictions);
    lookAlikes = Collections.unmodifiableMap(new LinkedHashMap<>(lookAlikes));
    brokenParents = List.copyOf(brokenParents);
    unknownIngredients = List.copyOf(unknownIngredients);
    rubric = Collections.unmodifiableMap(new LinkedHashMap<>(rubric));
    dataMining = List.copyOf(dataMining);
  }
}
