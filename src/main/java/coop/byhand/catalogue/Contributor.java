package coop.byhand.catalogue;

import coop.byhand.members.MemberId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who has a part in the earnings of a work, by a division that all of them signed.
 *
 * @param weight of the creators' part, above zero, in relation to the others' weights
 * @param role what they did: the maker, a co-author, or somebody without a copyright in it
 */
public record Contributor(MemberId member, int weight, Role role) {

  /** What a contributor did. */
  public enum Role {
    /** The member who listed the work; always one of them. */
    MAKER,
    CO_AUTHOR,
    /** A producer, a sitter, a translator's helper: paid, but without a copyright in it. */
    OTHER
  }

  public Contributor {
    if (weight <= 0) {
      throw new IllegalArgumentException("a weight is above zero: " + weight);
    }
  }

  /** The weights of these people by member, in their order. */
  public static Map<MemberId, Integer> weights(List<Contributor> shares) {
    Map<MemberId, Integer> weights = new LinkedHashMap<>();
    shares.forEach(share -> weights.put(share.member(), share.weight()));
    return weights;
  }
}
