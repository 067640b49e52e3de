package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * Papers that give options a rank: 1 is best, equal ranks are allowed, ranks may be left out, and 0
 * means no rank. Options are numbered from 1. A paper without any rank is empty; it is counted and
 * compares nothing.
 */
public final class RankBallots {

  private static final long MOST = 900_000_000;

  private final int options;
  private final List<int[]> ranks = new ArrayList<>();
  private final List<Long> copies = new ArrayList<>();
  private long valid;
  private long empty;

  public RankBallots(int options) {
    if (options < 1) {
      throw new IllegalArgumentException("a vote without options");
    }
    this.options = options;
  }

  /** Puts in so many equal papers, one rank for each option. */
  public RankBallots add(long papers, int... rankOfEach) {
    if (papers < 1 || papers > MOST || valid + empty > MOST - papers) {
      throw new IllegalArgumentException("between 1 and " + MOST + " papers, not " + papers);
    }
    if (rankOfEach.length != options) {
      throw new IllegalArgumentException(rankOfEach.length + " ranks for " + options + " options");
    }
    boolean any = false;
    for (int rank : rankOfEach) {
      if (rank < 0) {
        throw new IllegalArgumentException("rank " + rank);
      }
      any |= rank > 0;
    }
    if (any) {
      ranks.add(rankOfEach.clone());
      copies.add(papers);
      valid += papers;
    } else {
      empty += papers;
    }
    return this;
  }

  public int options() {
    return options;
  }

  /** Papers that rank something. */
  public long valid() {
    return valid;
  }

  /** Papers that rank nothing. */
  public long empty() {
    return empty;
  }

  /** How many papers prefer the first option to the second, at [first][second], from 1. */
  long[][] preferences(Unranked unranked) {
    long[][] matrix = new long[options + 1][options + 1];
    for (int paper = 0; paper < ranks.size(); paper++) {
      int[] rank = ranks.get(paper);
      long papers = copies.get(paper);
      for (int a = 0; a < options; a++) {
        for (int b = 0; b < options; b++) {
          if (prefers(rank[a], rank[b], unranked)) {
            matrix[a + 1][b + 1] += papers;
          }
        }
      }
    }
    return matrix;
  }

  private static boolean prefers(int a, int b, Unranked unranked) {
    if (a > 0 && b > 0) {
      return a < b;
    }
    return a > 0 && unranked == Unranked.BELOW_ALL_RANKED;
  }
}
