package coop.byhand.licensing;

/** What became of ending a licence. */
public sealed interface RevokeOutcome {

  /** It ended now or has ended before. */
  record Ended(Licence licence) implements RevokeOutcome {}

  /** There is none with this id. */
  record Unknown(LicenceId licence) implements RevokeOutcome {}
}
