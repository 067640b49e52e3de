package coop.byhand.provenance;

import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;

/** Where a claim stands. Each state carries what is known in it and nothing else. */
public sealed interface ClaimState {

  /** The file is here; the creator has not signed yet. */
  record Open() implements ClaimState {}

  /** The creator has signed the declaration; nobody has been asked to look yet. */
  record Declared(Instant at) implements ClaimState {}

  /**
   * Members are looking.
   *
   * @param policy the rules pinned when the claim was handed in
   * @param opinionsNeeded equal opinions that decide
   * @param dueAt when the creator should have an answer
   */
  record InReview(Instant since, PolicyVersion policy, int opinionsNeeded, Instant dueAt)
      implements ClaimState {}

  /** The members were convinced; the register holds the verdict. */
  record Verified(Instant at, PolicyVersion policy, RegisterEntryId entry) implements ClaimState {}

  /** The members were not convinced; the register holds the verdict, the creator the reasons. */
  record NotVerified(Instant at, PolicyVersion policy, RegisterEntryId entry)
      implements ClaimState {}

  /** The creator threw the draft away before anybody judged it. */
  record Dropped(Instant at) implements ClaimState {}
}
