package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * A vote on a motion: carried when the yes votes reach the quorum and the threshold. The quorum
 * asks for yes votes, not for turnout, so that no opponent can help a motion by voting against it.
 */
public final class YesNo {

  private YesNo() {}

  /**
   * Counts the papers.
   *
   * @param abstentions papers that say neither
   * @param quorum yes votes needed at least
   */
  public static Count count(int yes, int no, int abstentions, Threshold threshold, int quorum) {
    if (yes < 0 || no < 0 || abstentions < 0) {
      throw new IllegalArgumentException("fewer papers than none");
    }
    List<Step> steps = new ArrayList<>();
    int sides = yes + no;
    int needed = threshold.needed(sides);
    steps.add(Step.counted(StepKind.PAPERS, (long) sides + abstentions, abstentions, sides));
    steps.add(Step.counted(StepKind.YES_AND_NO, yes, no));
    boolean enough = yes >= needed;
    steps.add(
        Step.counted(enough ? StepKind.THRESHOLD_REACHED : StepKind.THRESHOLD_MISSED, yes, needed));
    if (!enough) {
      return end(Finding.NOT_CARRIED, steps);
    }
    if (yes < quorum) {
      steps.add(Step.counted(StepKind.QUORUM_MISSED, yes, quorum));
      return end(Finding.NO_QUORUM, steps);
    }
    steps.add(Step.counted(StepKind.QUORUM_REACHED, yes, quorum));
    return end(Finding.CARRIED, steps);
  }

  private static Count end(Finding finding, List<Step> steps) {
    boolean carried = finding == Finding.CARRIED;
    steps.add(Step.counted(carried ? StepKind.CARRIED : StepKind.NOT_CARRIED));
    return new Count(finding, carried ? 1 : 0, new CountTrace(steps));
  }
}
