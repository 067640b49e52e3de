package coop.byhand.provenance;

import coop.byhand.media.MediaType;
import coop.byhand.members.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One claim that waits for members, as the queue shows it.
 *
 * @param dueAt when the creator should have an answer
 * @param opinions given so far, those that can still be taken back included
 * @param opinionsNeeded equal opinions that decide
 * @param signs of generated content found in the file
 * @param taken who is looking at it now, null if nobody
 */
public record QueueItem(
    ClaimId claim,
    String title,
    MediaType type,
    MemberId creator,
    Instant since,
    Instant dueAt,
    int opinions,
    int opinionsNeeded,
    int signs,
    @Nullable Taken taken,
    @Nullable ReviewCopy copy) {

  /** A member looks at the claim; nobody else can judge it until then. */
  public record Taken(MemberId by, Instant until) {}
}
