package coop.byhand.oversight;

import java.time.Instant;
import java.util.List;

/**
 * Jobs of one kind that failed for so long that they were given up.
 *
 * @param since when the first of them was given up
 * @param sample what the first few are about, ids
 */
public record GivenUp(String kind, long number, Instant since, List<String> sample) {}
