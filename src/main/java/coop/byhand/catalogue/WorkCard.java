package coop.byhand.catalogue;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Medium;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listed work as galleries and search results show it.
 *
 * @param dimensions of a picture or film, null for sounds and texts
 * @param colour the dominant colour as {@code #rrggbb}, null where there is no picture
 * @param priceFrom the lowest price it can be licensed for, null while it is not for sale
 * @param opening the first words of a text, null for other works
 */
public record WorkCard(
    WorkId id,
    Medium medium,
    String title,
    String altText,
    MemberId creator,
    String creatorName,
    @Nullable Dimensions dimensions,
    @Nullable String colour,
    @Nullable Money priceFrom,
    @Nullable String opening,
    Instant listedAt) {

  /** Whether its pictures are made; until then, and where they could not be, its title stands. */
  public boolean isPictured() {
    return dimensions != null && colour != null;
  }
}
