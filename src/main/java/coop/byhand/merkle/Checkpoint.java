package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a log at one size, as the text of a signed note (C2SP tlog-checkpoint, Note text).
 *
 * @param origin the name of the log
 * @param size how many entries it has
 * @param root the root over them
 * @param extensions further lines, mostly none
 */
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {

  private static final int LINES = 3;

  /**
   * A checkpoint of these lines.
   *
   * @throws IllegalArgumentException when a line is empty or holds a control character, or the size
   *     is negative
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("no checkpoint: " + origin + " " + size);
    }
  }

  /** The checkpoint without extensions. */
  public static Checkpoint of(String origin, long size, TreeHash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /** What is known of a log before its first checkpoint was seen: that it began empty. */
  public static Checkpoint ofNothing(String origin) {
    return of(origin, 0, TreeHash.ofEmptyTree());
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.chars().noneMatch(c -> c < ' ');
  }

  /**
   * Reads the text of a note.
   *
   * @throws RefusedException the offset counts characters
   */
  public static Checkpoint parse(String text) throws RefusedException {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    // What follows the last newline counts as a line here and must be empty.
    int count = lines.size() - 1;
    if (count < LINES || !lines.getLast().isEmpty()) {
      throw new RefusedException(Rule.CHECKPOINT_LINES, text.length());
    }
    String origin = lines.get(0);
    if (!isLine(origin)) {
      throw new RefusedException(Rule.CHECKPOINT_LINES, 0);
    }
    int at = origin.length() + 1;
    long size = size(lines.get(1), at);
    at += lines.get(1).length() + 1;
    byte[] root = NoteText.base64(lines.get(2), at);
    if (root.length != TreeHash.LENGTH) {
      throw new RefusedException(Rule.CHECKPOINT_ROOT, at);
    }
    at += lines.get(2).length() + 1;
    List<String> extensions = new ArrayList<>();
    for (String line : lines.subList(LINES, count)) {
      if (!isLine(line)) {
        throw new RefusedException(Rule.CHECKPOINT_EXTENSION, at);
      }
      extensions.add(line);
      at += line.length() + 1;
    }
    return new Checkpoint(origin, size, TreeHash.of(root), extensions);
  }

  private static long size(String line, int at) throws RefusedException {
    if (!line.matches("0|[1-9][0-9]{0,18}")) {
      throw new RefusedException(Rule.CHECKPOINT_SIZE, at);
    }
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException tooLarge) {
      throw new RefusedException(Rule.CHECKPOINT_SIZE, at);
    }
  }

  /** The text of the note: origin, size, root in base64, extensions, each on its line. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n');
    text.append(NoteText.base64(root.bytes())).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /**
   * Returns only when the entry with this hash stands where the proof says, in this state of the
   * log.
   *
   * @throws RefusedException when it does not, or the proof is about another size
   */
  public void verifyInclusion(TreeHash entry, InclusionProof proof) throws RefusedException {
    if (proof.size() != size) {
      throw new RefusedException(Rule.OTHER_SIZES, 0);
    }
    proof.verify(entry, root);
  }

  /**
   * Returns only when the next state of the log begins with this one.
   *
   * @throws RefusedException when it does not, it is of another log, or the proof is about other
   *     sizes
   */
  public void verifyGrowth(Checkpoint next, ConsistencyProof proof) throws RefusedException {
    if (!origin.equals(next.origin)) {
      throw new RefusedException(Rule.CHECKPOINT_ORIGIN, 0);
    }
    if (proof.first() != size || proof.second() != next.size) {
      throw new RefusedException(Rule.OTHER_SIZES, 0);
    }
    proof.verify(root, next.root);
  }
}
