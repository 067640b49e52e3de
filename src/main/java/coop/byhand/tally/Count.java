package coop.byhand.tally;

/**
 * The end of a count and the way there.
 *
 * @param value of a number vote: the value that is to hold from now on, the present one unless the
 *     finding is {@link Finding#CARRIED}; of a yes/no vote: 1 if carried, else 0
 */
public record Count(Finding finding, long value, CountTrace trace) {}
