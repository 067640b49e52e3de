package coop.byhand.catalogue;

/** What came of proposing a division. */
public sealed interface ProposeOutcome {

  /** It waits for the others' signatures, or is complete if nobody else has to sign. */
  record Proposed(Division division) implements ProposeOutcome {}

  /** It cannot be proposed like this. */
  record Unfit(Problem problem) implements ProposeOutcome {}

  /** Another one still waits for signatures; it has to be withdrawn first. */
  record AnotherIsOpen(Division division) implements ProposeOutcome {}

  /** There is no such work of this member. */
  record NotYours() implements ProposeOutcome {}

  /** The work is a draft still, or was refused or withdrawn. */
  record NotNow(ListingState state) implements ProposeOutcome {}

  /** What is wrong with a division. */
  enum Problem {
    /** Its maker is not in it as the maker, or somebody else is. */
    MAKER_MISSING,
    /** Somebody is in it twice. */
    TWICE,
    /** More than {@link Division#MOST_PEOPLE}. */
    TOO_MANY,
    /** Above {@link Division#HEAVIEST}. */
    TOO_HEAVY,
    /** Somebody is not on the roll of members. */
    NO_MEMBER,
    /** It is the one that holds already. */
    AS_BEFORE
  }
}
