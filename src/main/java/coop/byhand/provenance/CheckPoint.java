package coop.byhand.provenance;

import java.util.EnumSet;
import java.util.Set;

/** One point that a member goes through before saying that a work is made by hand. */
public enum CheckPoint {
  /** The declaration is signed and names this file. */
  DECLARATION,
  /** The whole work was looked at, heard or read, not only its preview card. */
  WHOLE_WORK,
  /** What the file tells about its making fits what the creator tells. */
  FILE_FITS,
  /** Each sign of generated content was weighed together with the explanation. */
  SIGNS_WEIGHED,
  /** The member has no stake in the work and no quarrel with its creator. */
  NO_STAKE;

  /** The points that apply to a claim with or without signs of generated content. */
  public static Set<CheckPoint> applying(boolean signsFound) {
    EnumSet<CheckPoint> points = EnumSet.allOf(CheckPoint.class);
    if (!signsFound) {
      points.remove(SIGNS_WEIGHED);
    }
    return points;
  }

  /** Key of the sentence that a member ticks. */
  public String messageKey() {
    return "provenance.check." + Words.key(name());
  }
}
