package coop.byhand.provenance;

import coop.byhand.members.MemberId;
import java.time.Instant;

/** Why a member cannot judge a claim now. */
public sealed interface ReviewStop extends TakeOutcome, AttestOutcome {

  /** Nobody judges their own work. */
  record OwnWork() implements ReviewStop {}

  /** The member has judged it before. */
  record AlreadyJudged() implements ReviewStop {}

  /** Another member is looking at it. */
  record TakenByAnother(MemberId by, Instant until) implements ReviewStop {}

  /** Enough members have given an opinion, or nobody has been asked yet. */
  record NotWaiting() implements ReviewStop {}
}
