package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * The median of the numbers voted for. An even number of votes gets one phantom vote at the
 * present value, so that there always is a middle and a stand-off leaves things as they are. No
 * other value beats the median in a vote of one against one, and nobody gains by exaggerating
 * (Moulin 1980) as long as everyone prefers values nearer to their own.
 */
public final class MedianCount {

  private MedianCount() {}

  /** The median of these votes, any order; the present value when there are none. */
  public static long of(long present, List<Long> votes) {
    List<Long> sorted = withPhantom(present, votes);
    return sorted.get(sorted.size() / 2);
  }

  /** Votes in ascending order, made odd in number by the present value. */
  static List<Long> withPhantom(long present, List<Long> votes) {
    List<Long> sorted = new ArrayList<>(votes);
    if (sorted.size() % 2 == 0) {
      sorted.add(present);
    }
    sorted.sort(null);
    return sorted;
  }
}
