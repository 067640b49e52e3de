package coop.byhand.tally;

import java.util.List;

/** Every step of a count in order; whoever repeats them on paper comes to the same end. */
public record CountTrace(List<Step> steps) {

  public CountTrace {
    steps = List.copyOf(steps);
  }
}
