package coop.byhand.provenance;

import coop.byhand.media.Caution;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a member sees who judges a claim. Opinions of others are in it only after the member
 * has given one, so that each judges alone.
 *
 * @param evidence in the order of time
 * @param facts what the file tells about its making; places, serial numbers and names are left out
 * @param contentCredentials whether the file carries Content Credentials, which are not judged yet
 * @param opening the first words of a text, null for other works
 * @param own the member's own opinion, null if none is given
 * @param taken who is looking at it now, null if nobody
 * @param stop why the member cannot judge it now, null if nothing is in the way
 */
public record CaseFile(
    Claim claim,
    String description,
    List<Evidence> evidence,
    List<FileFact> facts,
    Set<Caution> cautions,
    boolean contentCredentials,
    @Nullable ReviewCopy copy,
    @Nullable String opening,
    @Nullable Own own,
    QueueItem.@Nullable Taken taken,
    @Nullable ReviewStop stop) {

  public CaseFile {
    evidence = List.copyOf(evidence);
    facts = List.copyOf(facts);
    cautions = Set.copyOf(cautions);
  }

  /** One harmless fact from the metadata; hostile input all the same. */
  public record FileFact(String field, String value) {}

  /** The opinion that the reading member has given. */
  public record Own(Opinion opinion, String reason, Instant at, Instant countsFrom) {}

  /** The signs of generated content among the evidence. */
  public List<Evidence.AiSignFound> signs() {
    return evidence.stream()
        .filter(Evidence.AiSignFound.class::isInstance)
        .map(Evidence.AiSignFound.class::cast)
        .toList();
  }
}
