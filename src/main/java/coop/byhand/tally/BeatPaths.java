package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Who beats whom by detours: a chain of defeats is as strong as its weakest one. An option stands
 * before another when its best chain to it is stronger than the best one back (Schulze). With all
 * chains of one strength this is the question of the Schwartz set.
 */
final class BeatPaths {

  private final int[][] strength;

  /** Strengths are the places of the defeats, from 1, in ascending order of strength. */
  private BeatPaths(int options) {
    strength = new int[options + 1][options + 1];
  }

  /** Chains that are as strong as their weakest defeat. */
  static BeatPaths byStrength(int options, Collection<Defeat> defeats) {
    BeatPaths paths = new BeatPaths(options);
    List<Defeat> sorted = defeats.stream().sorted(Defeat.BY_STRENGTH).toList();
    int place = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Defeat defeat = sorted.get(i);
      if (i == 0 || Defeat.BY_STRENGTH.compare(sorted.get(i - 1), defeat) != 0) {
        place++;
      }
      paths.strength[defeat.winner()][defeat.loser()] = place;
    }
    return paths.close();
  }

  /** Chains that exist or do not. */
  static BeatPaths existing(int options, Collection<Defeat> defeats) {
    BeatPaths paths = new BeatPaths(options);
    for (Defeat defeat : defeats) {
      paths.strength[defeat.winner()][defeat.loser()] = 1;
    }
    return paths.close();
  }

  /** Those of the options before which none of the others stands. */
  List<Integer> unbeaten(Collection<Integer> options) {
    return options.stream()
        .filter(one -> options.stream().noneMatch(other -> before(other, one)))
        .toList();
  }

  /** All places from the first to the last. */
  List<List<Integer>> ranking(Collection<Integer> options) {
    List<List<Integer>> places = new ArrayList<>();
    List<Integer> left = new ArrayList<>(options);
    while (!left.isEmpty()) {
      List<Integer> place = unbeaten(left);
      places.add(place);
      left.removeAll(place);
    }
    return places;
  }

  private boolean before(int first, int second) {
    return strength[first][second] > strength[second][first];
  }

  private BeatPaths close() {
    for (int by = 1; by < strength.length; by++) {
      for (int from = 1; from < strength.length; from++) {
        for (int to = 1; to < strength.length; to++) {
          int detour = Math.min(strength[from][by], strength[by][to]);
          if (from != to && detour > strength[from][to]) {
            strength[from][to] = detour;
          }
        }
      }
    }
    return this;
  }
}
