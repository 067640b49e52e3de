package coop.byhand.tally;

import java.util.Arrays;
import java.util.List;

/**
 * One line of a count that a lay person can follow: what was done and with which numbers.
 *
 * @param values numbers in the unit that was voted on
 * @param counts numbers of votes
 */
public record Step(StepKind kind, List<Long> values, List<Long> counts) {

  public Step {
    values = List.copyOf(values);
    counts = List.copyOf(counts);
  }

  static Step counted(StepKind kind, long... counts) {
    return new Step(kind, List.of(), list(counts));
  }

  static Step valued(StepKind kind, long... values) {
    return new Step(kind, list(values), List.of());
  }

  static Step both(StepKind kind, long value, long... counts) {
    return new Step(kind, List.of(value), list(counts));
  }

  private static List<Long> list(long... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
