package coop.byhand.governance;

/**
 * How many took part. While a vote is open this is all that is known of it outside.
 *
 * @param papers ballots in the box, abstentions among them
 * @param roll members who may vote
 */
public record Turnout(int papers, int roll) {}
