package coop.byhand.tally;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The papers of a ranked election, candidates numbered from 1. Equal papers may be entered once
 * with their number. A paper without any preference is empty, a paper that names a candidate twice
 * or gives two candidates one rank is spoilt; both are counted and shown, neither is part of the
 * valid poll.
 */
public final class RankedBallots {

  private final int candidates;
  private final int[] preferences;
  private final int[] starts;
  private final long[] copies;
  private final long valid;
  private final long empty;
  private final long spoilt;

  private RankedBallots(Builder from) {
    candidates = from.candidates;
    preferences = Arrays.copyOf(from.preferences, from.used);
    starts = Arrays.copyOf(from.starts, from.kinds + 1);
    starts[from.kinds] = from.used;
    copies = Arrays.copyOf(from.copies, from.kinds);
    valid = from.valid;
    empty = from.empty;
    spoilt = from.spoilt;
  }

  /** An empty box for an election with so many candidates. */
  public static Builder box(int candidates) {
    return new Builder(candidates);
  }

  /** How many candidates stand; the last one has this number. */
  public int candidates() {
    return candidates;
  }

  /** Papers that count. */
  public long valid() {
    return valid;
  }

  /** Papers without a preference. */
  public long empty() {
    return empty;
  }

  /** Papers that cannot be read as one order. */
  public long spoilt() {
    return spoilt;
  }

  /** How many different entries of valid papers there are, numbered from 0. */
  int kinds() {
    return copies.length;
  }

  /** How many papers an entry stands for. */
  long copies(int kind) {
    return copies[kind];
  }

  /** The candidate at a place of an entry, places from 0; 0 when the paper names no more. */
  int preference(int kind, int place) {
    int at = starts[kind] + place;
    return at < starts[kind + 1] ? preferences[at] : 0;
  }

  /** Fills a box paper by paper. */
  public static final class Builder {

    /** So many papers with five decimals can be multiplied by a value of five without overflow. */
    private static final long MOST = 900_000_000;

    private final int candidates;
    private final BitSet seen = new BitSet();
    private int[] preferences = new int[64];
    private int[] starts = new int[17];
    private long[] copies = new long[16];
    private int used;
    private int kinds;
    private long valid;
    private long empty;
    private long spoilt;

    private Builder(int candidates) {
      if (candidates < 1) {
        throw new IllegalArgumentException("an election without candidates");
      }
      this.candidates = candidates;
    }

    /** Puts in so many equal papers, first preference first. */
    public Builder add(long papers, int... order) {
      check(papers);
      if (order.length == 0) {
        empty += papers;
      } else if (namesOneTwice(order)) {
        spoilt += papers;
      } else {
        keep(papers, order);
      }
      return this;
    }

    /** Puts in papers that somebody else found spoilt. */
    public Builder addSpoilt(long papers) {
      check(papers);
      spoilt += papers;
      return this;
    }

    /** The papers entered so far. */
    public RankedBallots close() {
      return new RankedBallots(this);
    }

    private void check(long papers) {
      if (papers < 1 || papers > MOST || valid + empty + spoilt > MOST - papers) {
        throw new IllegalArgumentException("between 1 and " + MOST + " papers, not " + papers);
      }
    }

    private boolean namesOneTwice(int[] order) {
      seen.clear();
      boolean twice = false;
      for (int candidate : order) {
        if (candidate < 1 || candidate > candidates) {
          throw new IllegalArgumentException("no candidate " + candidate + " stands");
        }
        twice |= seen.get(candidate);
        seen.set(candidate);
      }
      return twice;
    }

    private void keep(long papers, int[] order) {
      if (used + order.length > preferences.length) {
        preferences = Arrays.copyOf(preferences, 2 * (used + order.length));
      }
      if (kinds == copies.length) {
        copies = Arrays.copyOf(copies, 2 * kinds);
        starts = Arrays.copyOf(starts, 2 * kinds + 1);
      }
      starts[kinds] = used;
      System.arraycopy(order, 0, preferences, used, order.length);
      used += order.length;
      copies[kinds] = papers;
      kinds++;
      valid += papers;
    }
  }
}
