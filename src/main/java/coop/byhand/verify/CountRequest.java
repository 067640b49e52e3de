package coop.byhand.verify;

import coop.byhand.tally.Grid;
import coop.byhand.tally.Lot;
import coop.byhand.tally.Takes;
import coop.byhand.tally.Threshold;
import coop.byhand.tally.Unranked;
import java.util.Optional;

/**
 * How the files are to be counted.
 *
 * @param lot the seed, if one was drawn in public
 * @param present of a median: the value in force
 * @param best of a score: the highest, empty for no limit
 */
record CountRequest(
    CountingMethod method,
    Optional<Lot> lot,
    Unranked unranked,
    Optional<String> defaultOption,
    int quorum,
    Threshold threshold,
    int places,
    Optional<Integer> best,
    long present,
    Takes takes,
    Grid grid) {

  private static final long LARGEST = 1_000_000_000_000_000L;
  private static final int MOST = 1_000_000_000;

  static CountRequest of(Spoken spoken) throws StopException {
    CountingMethod method = method(spoken);
    for (String option : spoken.options().keySet()) {
      boolean general = option.equals("--method") || option.equals("--json");
      if (!general && !method.takes(option)) {
        throw StopException.misspoken(
            option + " has no meaning for --method " + method.word() + ".");
      }
    }
    Optional<String> fallback = spoken.one("--default");
    boolean pairs = method == CountingMethod.SCHULZE && fallback.isEmpty();
    if (pairs && (spoken.has("--quorum") || spoken.has("--majority"))) {
      throw StopException.misspoken("--quorum and --majority compare with an option: --default.");
    }
    if (fallback.isPresent() && spoken.has("--places")) {
      throw StopException.misspoken("Say either --default or --places, not both.");
    }
    if (fallback.isPresent() && spoken.has("--lot")) {
      throw StopException.misspoken("Say either --default or --lot: the default wins every tie.");
    }
    if (method == CountingMethod.MEDIAN && !spoken.has("--present")) {
      throw StopException.misspoken("Please say the value in force: --present.");
    }
    return new CountRequest(
        method,
        spoken.one("--lot").map(Lot::new),
        unranked(spoken),
        fallback,
        spoken.number("--quorum", 0, MOST).orElse(0L).intValue(),
        threshold(spoken),
        spoken.number("--places", 1, MOST).orElse(1L).intValue(),
        spoken.number("--best", 1, MOST).map(Long::intValue),
        spoken.number("--present", -LARGEST, LARGEST).orElse(0L),
        takes(spoken),
        grid(spoken));
  }

  private static CountingMethod method(Spoken spoken) throws StopException {
    String word = spoken.required("--method");
    return CountingMethod.of(word)
        .orElseThrow(() ->
            StopException.misspoken(
                "There is no method "
                    + word
                    + ". The methods are "
                    + Hall.and(CountingMethod.words())
                    + "."));
  }

  private static Unranked unranked(Spoken spoken) throws StopException {
    return switch (spoken.one("--unranked").orElse("below")) {
      case "below" -> Unranked.BELOW_ALL_RANKED;
      case "no-opinion" -> Unranked.NO_OPINION;
      default -> throw StopException.misspoken("--unranked is followed by below or no-opinion.");
    };
  }

  private static Threshold threshold(Spoken spoken) throws StopException {
    return switch (spoken.one("--majority").orElse("simple")) {
      case "simple" -> Threshold.SIMPLE;
      case "two-thirds" -> Threshold.TWO_THIRDS;
      case "three-quarters" -> Threshold.THREE_QUARTERS;
      default ->
          throw StopException.misspoken(
              "--majority is followed by simple, two-thirds or three-quarters.");
    };
  }

  private static Takes takes(Spoken spoken) throws StopException {
    return switch (spoken.one("--takes").orElse("neither")) {
      case "higher" -> Takes.HIGHER;
      case "lower" -> Takes.LOWER;
      case "neither" -> Takes.NEITHER;
      default -> throw StopException.misspoken("--takes is followed by higher, lower or neither.");
    };
  }

  private static Grid grid(Spoken spoken) throws StopException {
    long least = spoken.number("--least", -LARGEST, LARGEST).orElse(-LARGEST);
    long most = spoken.number("--most", -LARGEST, LARGEST).orElse(LARGEST);
    long step = spoken.number("--step", 1, LARGEST).orElse(1L);
    if (step > 1 && !spoken.has("--least")) {
      throw StopException.misspoken("Steps are counted from the least value: say --least, too.");
    }
    if (least > most) {
      throw StopException.misspoken("--least is larger than --most.");
    }
    return new Grid(least, most, step);
  }

  /** The seed, or nothing; a count that needed it then is not shown, see {@link #lotNeeded}. */
  Lot lotOrNone() {
    return lot.orElseGet(() -> new Lot(""));
  }

  /** What to say when only a lot can decide and none was given. */
  static StopException lotNeeded(String between) {
    return StopException.failed(
        "only a lot can decide between "
            + between
            + ". Throw dice in public and count again with --lot and the numbers thrown");
  }
}
