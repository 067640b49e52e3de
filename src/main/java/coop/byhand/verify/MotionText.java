package coop.byhand.verify;

import coop.byhand.tally.Step;
import java.util.List;

/** The count of a motion or a number as sentences, one for each step. */
final class MotionText {

  private MotionText() {}

  static String of(MotionCounting counted) {
    StringBuilder text = new StringBuilder();
    for (Step step : counted.count().trace().steps()) {
      text.append(Hall.said(sentence(step, counted.spoilt())));
    }
    return text.toString();
  }

  private static String sentence(Step step, long spoilt) {
    List<Long> v = step.values();
    List<Long> n = step.counts();
    return switch (step.kind()) {
      case PAPERS ->
          Hall.poll(
              n.get(2),
              Hall.some(n.get(1), "abstention") + " and " + Hall.some(spoilt, "spoilt paper"));
      case QUORUM_REACHED ->
          "The quorum is reached: " + n.get(0) + ", needed are " + n.get(1) + ".";
      case QUORUM_MISSED -> "The quorum is missed: " + n.get(0) + ", needed are " + n.get(1) + ".";
      case VOTES ->
          "  For "
              + v.getFirst()
              + ": "
              + Hall.some(n.get(0), "vote")
              + "; for that or less: "
              + n.get(1)
              + ".";
      case PHANTOM ->
          "The number of votes is even, so the present value is added once: " + v.getFirst() + ".";
      case MIDDLE ->
          "The middle one, number "
              + n.get(0)
              + " of "
              + n.get(1)
              + " in ascending order, is "
              + v.getFirst()
              + ".";
      case TWO_THIRDS ->
          "Going from "
              + v.get(0)
              + " to "
              + v.get(1)
              + " takes from the creators. So the value moves only as far as two thirds want: "
              + n.get(0)
              + " of "
              + n.get(1)
              + " votes.";
      case GOES_SO_FAR -> "  As far as " + v.getFirst() + " go " + n.get(0) + ": enough.";
      case TOO_FEW -> "  As far as " + v.getFirst() + " go " + n.get(0) + ": too few.";
      case YES_AND_NO -> "Yes: " + n.get(0) + ". No: " + n.get(1) + ".";
      case THRESHOLD_REACHED ->
          "The majority is reached: " + n.get(0) + " yes, needed are " + n.get(1) + ".";
      case THRESHOLD_MISSED ->
          "The majority is missed: " + n.get(0) + " yes, needed are " + n.get(1) + ".";
      case CHANGES -> "The value changes from " + v.get(0) + " to " + v.get(1) + ".";
      case STAYS -> "The value stays " + v.getFirst() + ".";
      case CARRIED -> "The motion is carried.";
      case NOT_CARRIED -> "The motion is not carried.";
    };
  }
}
