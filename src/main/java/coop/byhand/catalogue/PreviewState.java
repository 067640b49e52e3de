package coop.byhand.catalogue;

/** How far the pictures of a work that everybody may see have come. */
public enum PreviewState {
  /** A job will make them. */
  PENDING,
  /** They are there. */
  READY,
  /** They could not be made; the original is kept as it is. */
  FAILED,
  /** There is nothing to see: a sound or a text. */
  NONE
}
