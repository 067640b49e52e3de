package coop.byhand.tally;

import java.util.List;
import java.util.stream.Stream;

/**
 * A count by single transferable vote, stage by stage; whoever repeats the stages with the papers
 * comes to the same end.
 *
 * @param quota whole votes that elect
 * @param fates in the order of the candidates' numbers
 */
public record StvCount(
    int seats,
    long validPoll,
    long empty,
    long spoilt,
    long quota,
    List<StvStage> stages,
    List<StvFate> fates) {

  public StvCount {
    stages = List.copyOf(stages);
    fates = List.copyOf(fates);
  }

  /** Who is elected, by stage and within a stage by votes. */
  public List<Integer> elected() {
    return stages.stream()
        .flatMap(stage -> Stream.concat(stage.elected().stream(), stage.filled().stream()))
        .toList();
  }
}
