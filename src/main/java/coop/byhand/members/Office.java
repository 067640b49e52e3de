package coop.byhand.members;

/** An office that members hold for the co-op. It gives duties, never a second vote. */
public enum Office {
  /** Conducts the co-op's business between assemblies. */
  BOARD
}
