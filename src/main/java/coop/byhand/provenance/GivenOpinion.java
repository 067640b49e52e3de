package coop.byhand.provenance;

import coop.byhand.members.MemberId;
import java.time.Instant;

/** An opinion that was given and not taken back. */
record GivenOpinion(
    ClaimId claim, MemberId by, Opinion opinion, String reason, Instant at, Instant countsFrom) {

  boolean countsAt(Instant now) {
    return !now.isBefore(countsFrom);
  }
}
