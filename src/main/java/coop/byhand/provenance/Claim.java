package coop.byhand.provenance;

import coop.byhand.kernel.Digest;
import coop.byhand.media.MediaType;
import coop.byhand.members.MemberId;
import java.time.Instant;

/**
 * One member's claim that one file is human-made. The file never changes; another file is another
 * claim.
 *
 * @param original digest of the file as it was handed in
 * @param title of the work, empty until the creator gives one
 * @param signs how many signs of generated content the file carries; none proves nothing
 */
public record Claim(
    ClaimId id,
    MemberId member,
    Digest original,
    MediaType type,
    String title,
    Instant openedAt,
    ClaimState state,
    int signs) {}
