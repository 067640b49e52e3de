package coop.byhand.register;

import coop.byhand.merkle.RefusedException.Rule;

/** What became of a checkpoint that a witness handed in with its signature. */
public sealed interface CosignOutcome {

  /** The signatures of so many witnesses are published with the checkpoint from now on. */
  record Taken(int witnesses) implements CosignOutcome {}

  /** It is not written as its specification says. */
  record Malformed(Rule rule) implements CosignOutcome {}

  /** The log has no such checkpoint. */
  record NotOurs() implements CosignOutcome {}

  /** A signature is wrong, or none is by a witness that the log knows. */
  record NotSigned(Rule rule) implements CosignOutcome {}
}
