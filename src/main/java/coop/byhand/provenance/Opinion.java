package coop.byhand.provenance;

import java.util.Set;

/** What a member thinks of a claim after looking at its evidence. */
public sealed interface Opinion {

  /**
   * Made by hand, as far as the evidence shows.
   *
   * @param checked the points the member has gone through; all that apply are required
   */
  record MadeByHand(Set<CheckPoint> checked) implements Opinion {
    public MadeByHand {
      checked = Set.copyOf(checked);
    }
  }

  /** Not convinced, on this ground. It says nothing about guilt. */
  record NotConvinced(Ground ground) implements Opinion {}

  /** Why a member is not convinced; the sentence with the details is the reason. */
  enum Ground {
    /** A sign of generated content stands unexplained. */
    SIGN_UNEXPLAINED,
    /** The declaration does not fit what the file shows. */
    DECLARATION_DOES_NOT_FIT,
    /** It seems to be somebody else's work. */
    NOT_THEIR_WORK,
    /** There is too little to judge by. */
    TOO_LITTLE_TO_JUDGE;

    /** Key of the words for this ground. */
    public String messageKey() {
      return "provenance.ground." + Words.key(name());
    }
  }
}
