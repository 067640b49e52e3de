package coop.byhand.tally;

import java.util.Arrays;
import java.util.List;

/**
 * One step of a count of points.
 *
 * @param options whom it names
 * @param counts its numbers, in the order that the kind gives
 */
public record PointsStep(Kind kind, List<Integer> options, List<Long> counts) {

  public PointsStep {
    options = List.copyOf(options);
    counts = List.copyOf(counts);
  }

  static PointsStep of(Kind kind, List<Integer> options, long... counts) {
    return new PointsStep(kind, options, Arrays.stream(counts).boxed().toList());
  }

  /** What a step does. */
  public enum Kind {
    /** Counts: papers in the box, empty ones, spoilt ones, those that count. */
    PAPERS,
    /** One option. Counts: its points, the papers that gave it any. */
    POINTS,
    /** Level for the last places. Counts: their points, places left. */
    TIE,
    /** The default option wins because of the tie. */
    DEFAULT_WINS,
    /** The lot names these among the ones that are level, first drawn first. */
    LOT,
    /** The result in order. */
    CHOSEN
  }
}
