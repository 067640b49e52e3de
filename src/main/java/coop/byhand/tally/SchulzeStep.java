package coop.byhand.tally;

import java.util.List;

/**
 * One step of a count by Debian's A.5.
 *
 * @param options whom the step names
 * @param defeats with which numbers, for the two kinds that drop an option: how it fared against
 *     the default option, whether or not that was a defeat
 */
public record SchulzeStep(Kind kind, List<Integer> options, List<Defeat> defeats) {

  public SchulzeStep {
    options = List.copyOf(options);
    defeats = List.copyOf(defeats);
  }

  /** What a step does. */
  public enum Kind {
    /** Too few papers prefer the option to the default; it is dropped (A.5.2). */
    QUORUM_MISSED,
    /** The option does not defeat the default by its majority; it is dropped (A.5.3). */
    MAJORITY_MISSED,
    /** The options that remain and all defeats between them (A.5.4). */
    DEFEATS,
    /** The Schwartz set: nobody in it is beaten, even by detours, without beating back (A.5.6). */
    SCHWARTZ_SET,
    /** The weakest defeats within that set, which no longer count (A.5.7). */
    WEAKEST_DROPPED,
    /** The only one left (A.5.8). */
    WINNER,
    /** Several are left; instead of a casting vote the default option wins. */
    DEFAULT_WINS,
    /** Several are left and there is no default option; the lot names the winner. */
    LOT
  }
}
