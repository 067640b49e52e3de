package coop.byhand.catalogue;

/**
 * How large a picture or film is when it stands upright, in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Dimensions(int width, int height) {

  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no such picture: " + width + " x " + height);
    }
  }
}
