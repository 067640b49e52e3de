package coop.byhand.provenance;

import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.List;

/**
 * What may be said about the making of a work in one sentence: who looked, when, and at what. Never
 * a certainty. Members are counted, not named.
 */
public sealed interface ProvenanceLabel {

  /**
   * Checked by members.
   *
   * @param members how many were convinced
   * @param evidence what they had before them
   */
  record Checked(
      Instant at, int members, List<Kind> evidence, PolicyVersion policy, RegisterEntryId entry)
      implements ProvenanceLabel {
    public Checked {
      evidence = List.copyOf(evidence);
    }

    /** The step on the ladder of evidence: 2 when two or more members were convinced, else 0. */
    public int level() {
      return members >= 2 ? 2 : 0;
    }
  }

  /** Members are looking. */
  record UnderReview(Instant since) implements ProvenanceLabel {}

  /** Members looked and were not convinced. */
  record NotConvinced(Instant at) implements ProvenanceLabel {}

  /** Nobody was asked to look. */
  record NotChecked() implements ProvenanceLabel {}

  /** The kinds of evidence that a label names. */
  enum Kind {
    SIGNED_DECLARATION,
    FILE_READ_FOR_SIGNS,
    EXPLANATION_OF_SIGNS;

    /** Key of the words for this kind. */
    public String messageKey() {
      return "provenance.kind." + Words.key(name());
    }
  }
}
