package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Pairwise comparison by the Debian constitution 1.9, A.5, with two differences: what an unranked
 * option means is said openly, and instead of a casting vote the default option wins, or where
 * there is none a public lot decides.
 */
public final class Schulze {

  private final RankBallots ballots;
  private final long[][] preferences;
  private final Optional<DefaultOption> byDefault;
  private final List<SchulzeStep> steps = new ArrayList<>();
  private final TreeSet<Integer> options = new TreeSet<>();
  private final TreeSet<Integer> dropped = new TreeSet<>();

  private Schulze(RankBallots ballots, Unranked unranked, Optional<DefaultOption> byDefault) {
    this.ballots = ballots;
    this.byDefault = byDefault;
    preferences = ballots.preferences(unranked);
    for (int option = 1; option <= ballots.options(); option++) {
      options.add(option);
    }
  }

  /** Counts the papers with a default option, which also wins every tie. */
  public static SchulzeCount count(RankBallots ballots, Unranked unranked, DefaultOption other) {
    if (other.option() < 1
        || other.option() > ballots.options()
        || other.majorities().size() != ballots.options()) {
      throw new IllegalArgumentException("the default option is not one of the options");
    }
    return new Schulze(ballots, unranked, Optional.of(other)).count(unranked, new Lot(""));
  }

  /** Counts the papers of a vote without default option; the lot decides ties. */
  public static SchulzeCount count(RankBallots ballots, Unranked unranked, Lot lot) {
    return new Schulze(ballots, unranked, Optional.empty()).count(unranked, lot);
  }

  private SchulzeCount count(Unranked unranked, Lot lot) {
    byDefault.ifPresent(this::dropThoseBelow);
    List<Defeat> defeats = defeats();
    steps.add(new SchulzeStep(SchulzeStep.Kind.DEFEATS, List.copyOf(options), defeats));
    int winner = winner(defeats, lot);
    return new SchulzeCount(
        unranked,
        ballots.valid(),
        ballots.empty(),
        Arrays.stream(preferences)
            .skip(1)
            .map(row -> Arrays.stream(row).skip(1).boxed().toList())
            .toList(),
        steps,
        winner,
        BeatPaths.byStrength(ballots.options(), defeats).ranking(options),
        List.copyOf(dropped));
  }

  /** A.5.2 and A.5.3. */
  private void dropThoseBelow(DefaultOption base) {
    for (int option : List.copyOf(options)) {
      if (option == base.option()) {
        continue;
      }
      Defeat pair = pair(option, base.option());
      long needed = base.majorities().get(option - 1) * pair.against();
      if (pair.votes() < base.quorum()) {
        drop(SchulzeStep.Kind.QUORUM_MISSED, option, pair);
      } else if (pair.votes() < needed || pair.votes() <= pair.against()) {
        drop(SchulzeStep.Kind.MAJORITY_MISSED, option, pair);
      }
    }
  }

  private void drop(SchulzeStep.Kind why, int option, Defeat pair) {
    options.remove(option);
    dropped.add(option);
    steps.add(new SchulzeStep(why, List.of(option), List.of(pair)));
  }

  /** A.5.4, strongest first. */
  private List<Defeat> defeats() {
    List<Defeat> all = new ArrayList<>();
    for (int one : options) {
      for (int other : options) {
        if (preferences[one][other] > preferences[other][one]) {
          all.add(pair(one, other));
        }
      }
    }
    all.sort(Defeat.BY_STRENGTH.reversed());
    return all;
  }

  /** A.5.5 to A.5.8. */
  private int winner(List<Defeat> all, Lot lot) {
    List<Defeat> counting = new ArrayList<>(all);
    while (true) {
      List<Integer> schwartz = BeatPaths.existing(ballots.options(), counting).unbeaten(options);
      steps.add(new SchulzeStep(SchulzeStep.Kind.SCHWARTZ_SET, schwartz, List.of()));
      List<Defeat> within =
          counting.stream()
              .filter(d -> schwartz.contains(d.winner()) && schwartz.contains(d.loser()))
              .toList();
      Optional<Defeat> weakest = within.stream().min(Defeat.BY_STRENGTH);
      if (weakest.isEmpty()) {
        return decide(schwartz, lot);
      }
      List<Defeat> gone =
          within.stream().filter(d -> Defeat.BY_STRENGTH.compare(d, weakest.get()) == 0).toList();
      counting.removeAll(gone);
      steps.add(new SchulzeStep(SchulzeStep.Kind.WEAKEST_DROPPED, List.of(), gone));
    }
  }

  private int decide(List<Integer> left, Lot lot) {
    if (left.size() == 1) {
      return end(SchulzeStep.Kind.WINNER, left.getFirst());
    }
    if (byDefault.isPresent()) {
      return end(SchulzeStep.Kind.DEFAULT_WINS, byDefault.get().option());
    }
    int drawn = left.stream().min(Comparator.comparing(lot::ticket)).orElseThrow();
    return end(SchulzeStep.Kind.LOT, drawn);
  }

  private int end(SchulzeStep.Kind kind, int winner) {
    steps.add(new SchulzeStep(kind, List.of(winner), List.of()));
    return winner;
  }

  private Defeat pair(int one, int other) {
    return new Defeat(one, other, preferences[one][other], preferences[other][one]);
  }
}
