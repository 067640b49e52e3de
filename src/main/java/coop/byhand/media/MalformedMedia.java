package coop.byhand.media;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is not taken in, with the rule it breaks, the byte where that shows, and what the
 * sentence for people needs. The only checked exception of this room.
 */
public final class MalformedMedia extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final MediaRule rule;
  private final long offset;
  private final ArrayList<Serializable> arguments;

  /**
   * @param offset in bytes from the start of the file, or of the unfolded text that breaks the rule
   * @param arguments numbers, names of parts and {@link MediaType}s, as {@link MediaRule} lists them
   */
  public MalformedMedia(MediaRule rule, long offset, Serializable... arguments) {
    super(rule + " at byte " + offset + " " + List.of(arguments));
    this.rule = rule;
    this.offset = offset;
    this.arguments = new ArrayList<>(List.of(arguments));
  }

  public MediaRule rule() {
    return rule;
  }

  /** Where the rule is broken, in bytes from the start. */
  public long offset() {
    return offset;
  }

  /**
   * What the sentence of the rule needs: {@link Integer}, {@link Long}, {@link String} (names of
   * parts of a format, never text from the file) or {@link MediaType}.
   */
  public List<Serializable> arguments() {
    return List.copyOf(arguments);
  }
}
