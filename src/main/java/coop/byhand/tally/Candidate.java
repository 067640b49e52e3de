package coop.byhand.tally;

/**
 * Somebody who stands.
 *
 * @param number the place on the paper, from 1
 * @param party what stands beside the name on the paper, empty if nothing does
 */
public record Candidate(int number, String name, String party) {}
