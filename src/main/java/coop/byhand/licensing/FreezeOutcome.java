package coop.byhand.licensing;

/** What came of a maker's wish not to sell a work for now, or to sell it again. */
public sealed interface FreezeOutcome {

  /** Nobody can license it until it is sold again. */
  record Frozen(Closure.Frozen freeze) implements FreezeOutcome {}

  /** It is for sale as before, unless something else closes it. */
  record Thawed() implements FreezeOutcome {}

  /** There is no such work of this maker. */
  record NotYours() implements FreezeOutcome {}

  /** It is not listed, so there is nothing to stop. */
  record NotListed() implements FreezeOutcome {}

  /** It was frozen before, and stays so. */
  record FrozenAlready(Closure.Frozen freeze) implements FreezeOutcome {}

  /** It is not frozen. */
  record NotFrozen() implements FreezeOutcome {}
}
