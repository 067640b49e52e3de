package coop.byhand.governance;

import coop.byhand.kernel.Digest;
import coop.byhand.members.MemberId;
import coop.byhand.register.CanonicalJson;
import java.time.Instant;
import java.util.Map;

/**
 * The vote of one member on one proposal. Ballots on proposals are open: after the close they are
 * listed with the member's name.
 *
 * @param revision 1 for the first vote, one more for each replacement
 */
public record Ballot(
    ProposalId proposal, MemberId member, Choice choice, int revision, Instant castAt) {

  /** What a ballot says, in one word for lists and receipts: a number, yes, no or abstain. */
  public static String word(Choice choice) {
    return switch (choice) {
      case Choice.Value(long value) -> Long.toString(value);
      case Choice.Yes() -> "yes";
      case Choice.No() -> "no";
      case Choice.Abstain() -> "abstain";
    };
  }

  /** SHA-256 over the ballot in canonical JSON; whoever has the list can compute it again. */
  public Digest receipt() {
    return Digest.ofText(
        CanonicalJson.write(
            Map.of(
                "castAt", castAt.toString(),
                "choice", word(choice),
                "member", member.toString(),
                "proposal", proposal.toString(),
                "revision", revision)));
  }
}
