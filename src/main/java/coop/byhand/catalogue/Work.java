package coop.byhand.catalogue;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.media.MediaType;
import coop.byhand.media.PrivateData;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Medium;
import coop.byhand.provenance.ClaimId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A work with its one file. The file never changes; the words about it may, while it is a draft.
 *
 * @param fileName as the creator named it, cleaned; for display only
 * @param title empty while the creator has not given one
 * @param altText what the picture shows, for people who do not see it
 * @param original digest of the file, byte for byte as it came
 * @param bytes size of the original
 * @param dimensions of a picture or film, null for sounds and texts
 * @param duration of a sound or film where the file tells it
 * @param privateData what the original says about people beside the work; no rendition carries it
 * @param savedAt the last change of the draft
 * @param priceFrom the lowest price it can be licensed for, null without an offer
 */
public record Work(
    WorkId id,
    MemberId creator,
    ClaimId claim,
    Medium medium,
    MediaType type,
    String fileName,
    String title,
    String description,
    String altText,
    List<String> tags,
    Digest original,
    long bytes,
    @Nullable Dimensions dimensions,
    @Nullable Duration duration,
    Set<PrivateData> privateData,
    Instant createdAt,
    Instant savedAt,
    ListingState state,
    PreviewState previews,
    @Nullable Money priceFrom) {

  public Work {
    tags = List.copyOf(tags);
    privateData = Set.copyOf(privateData);
  }

  /** Whether everybody may see and license it. */
  public boolean isListed() {
    return state instanceof ListingState.Listed;
  }

  /** Whether its words may still change. */
  public boolean isDraft() {
    return state instanceof ListingState.Draft;
  }
}
