package coop.byhand.catalogue;

import java.util.List;

/** What came out of the separate process that makes previews. */
sealed interface PressOutcome {

  /**
   * Previews of a picture.
   *
   * @param proofs the largest first, 1 to 4
   * @param colour the colour that fills the most of it, as {@code #rrggbb}
   */
  record Made(List<Proof> proofs, String colour) implements PressOutcome {
    public Made {
      proofs = List.copyOf(proofs);
    }
  }

  /**
   * The wave of a recording.
   *
   * @param peaks the loudest sample of each of 400 equal parts, 0 to 255
   */
  record Wave(List<Integer> peaks) implements PressOutcome {
    public Wave {
      peaks = List.copyOf(peaks);
    }
  }

  /** Works of this kind have no preview. */
  record NothingToShow() implements PressOutcome {}

  /** There is no preview of this original. */
  record Refused(Reason reason) implements PressOutcome {}

  /** The process took too long and was killed. */
  record TimedOut() implements PressOutcome {}

  /** The process needed more memory than it gets. */
  record OutOfMemory() implements PressOutcome {}

  /** Why there is no preview. */
  enum Reason {
    /** The original cannot be decoded. */
    UNREADABLE,
    /** The process died. */
    DIED,
    /** What the process left behind is not what it should be. */
    UNTRUSTWORTHY
  }
}
