package coop.byhand.verify;

/**
 * One option of a command.
 *
 * @param name with its dashes, such as {@code --lot}
 * @param value what stands after it, such as {@code SEED}; empty for a switch
 * @param says what it is for, as sentences
 */
public record Word(String name, String value, String says) {

  /** Whether it stands alone. */
  public boolean isSwitch() {
    return value.isEmpty();
  }
}
