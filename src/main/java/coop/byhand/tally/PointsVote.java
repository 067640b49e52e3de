package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Approval, score and dots: papers give points to options, numbered from 1, and the points are
 * added up. A paper that gives nothing is empty, one that gives more than its rule allows or less
 * than nothing is spoilt; both are counted and shown.
 */
public final class PointsVote {

  private static final long MOST = 900_000_000;

  private final int options;
  private final PointsRule rule;
  private final long[] totals;
  private final long[] givers;
  private long valid;
  private long empty;
  private long spoilt;

  public PointsVote(int options, PointsRule rule) {
    if (options < 1) {
      throw new IllegalArgumentException("a vote without options");
    }
    this.options = options;
    this.rule = rule;
    totals = new long[options + 1];
    givers = new long[options + 1];
  }

  /** Puts in so many equal papers, with the points for each option. */
  public PointsVote add(long papers, int... points) {
    if (papers < 1 || papers > MOST || valid + empty + spoilt > MOST - papers) {
      throw new IllegalArgumentException("between 1 and " + MOST + " papers, not " + papers);
    }
    if (points.length != options) {
      throw new IllegalArgumentException("points for " + points.length + " of " + options);
    }
    if (IntStream.of(points).anyMatch(some -> some < 0 || some > rule.each())
        || IntStream.of(points).asLongStream().sum() > rule.all()) {
      spoilt += papers;
    } else if (IntStream.of(points).allMatch(some -> some == 0)) {
      empty += papers;
    } else {
      valid += papers;
      for (int option = 1; option <= options; option++) {
        totals[option] += papers * points[option - 1];
        givers[option] += points[option - 1] > 0 ? papers : 0;
      }
    }
    return this;
  }

  /** Adds up for advice: a ranking and no result. */
  public PointsCount sense() {
    return end(List.of(), counted());
  }

  /** Finds the option with the most points; in a tie, or without any point, the default wins. */
  public PointsCount decide(int defaultOption) {
    if (defaultOption < 1 || defaultOption > options) {
      throw new IllegalArgumentException("the default option is not one of the options");
    }
    List<PointsStep> steps = counted();
    List<Integer> first = ranking().getFirst();
    if (first.size() == 1) {
      return end(first, steps);
    }
    steps.add(PointsStep.of(PointsStep.Kind.TIE, first, totals[first.getFirst()], 1));
    steps.add(PointsStep.of(PointsStep.Kind.DEFAULT_WINS, List.of(defaultOption)));
    return end(List.of(defaultOption), steps);
  }

  /** Finds so many with the most points; the lot decides who of those level comes in. */
  public PointsCount elect(int places, Lot lot) {
    if (places < 1) {
      throw new IllegalArgumentException("an election for " + places + " places");
    }
    List<PointsStep> steps = counted();
    List<Integer> chosen = new ArrayList<>();
    for (List<Integer> level : ranking()) {
      int left = places - chosen.size();
      if (level.size() <= left) {
        chosen.addAll(level);
      } else if (left > 0) {
        steps.add(PointsStep.of(PointsStep.Kind.TIE, level, totals[level.getFirst()], left));
        List<Integer> drawn =
            level.stream().sorted(Comparator.comparing(lot::ticket)).limit(left).toList();
        steps.add(PointsStep.of(PointsStep.Kind.LOT, drawn));
        chosen.addAll(drawn);
      }
    }
    return end(chosen, steps);
  }

  private List<PointsStep> counted() {
    List<PointsStep> steps = new ArrayList<>();
    long all = valid + empty + spoilt;
    steps.add(PointsStep.of(PointsStep.Kind.PAPERS, List.of(), all, empty, spoilt, valid));
    for (int option = 1; option <= options; option++) {
      steps.add(
          PointsStep.of(PointsStep.Kind.POINTS, List.of(option), totals[option], givers[option]));
    }
    return steps;
  }

  private List<List<Integer>> ranking() {
    return IntStream.rangeClosed(1, options)
        .mapToObj(option -> totals[option])
        .distinct()
        .sorted(Comparator.reverseOrder())
        .map(points ->
            IntStream.rangeClosed(1, options)
                .filter(option -> totals[option] == points)
                .boxed()
                .toList())
        .toList();
  }

  private PointsCount end(List<Integer> chosen, List<PointsStep> steps) {
    if (!chosen.isEmpty()) {
      steps.add(PointsStep.of(PointsStep.Kind.CHOSEN, chosen));
    }
    List<Long> points =
        IntStream.rangeClosed(1, options).mapToObj(option -> totals[option]).toList();
    return new PointsCount(valid, empty, spoilt, points, ranking(), chosen, steps);
  }
}
