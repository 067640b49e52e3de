package coop.byhand.media;

/** How a stored picture must be turned to stand upright (EXIF 2.32, tag 0x0112). */
public enum Orientation {
  UPRIGHT(1),
  MIRRORED(2),
  UPSIDE_DOWN(3),
  UPSIDE_DOWN_MIRRORED(4),
  LEFT_MIRRORED(5),
  TURN_RIGHT(6),
  RIGHT_MIRRORED(7),
  TURN_LEFT(8);

  private final int exif;

  Orientation(int exif) {
    this.exif = exif;
  }

  /** The number that EXIF uses, 1 to 8. */
  public int exif() {
    return exif;
  }

  /** Whether width and height change places when the picture stands upright. */
  public boolean swapsSides() {
    return exif >= 5;
  }

  /** The orientation with this number; anything outside 1 to 8 counts as upright. */
  public static Orientation ofExif(long number) {
    for (Orientation orientation : values()) {
      if (orientation.exif == number) {
        return orientation;
      }
    }
    return UPRIGHT;
  }
}
