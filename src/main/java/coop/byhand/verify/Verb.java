package coop.byhand.verify;

import java.util.List;
import java.util.Optional;

/**
 * What a command is called, takes and does, for its help and for reading its words.
 *
 * @param name such as {@code count}
 * @param operands what it takes besides options, such as {@code FILE…}; empty for nothing
 * @param says what it does, paragraph by paragraph
 */
public record Verb(String name, String operands, List<String> says, List<Word> words) {

  private static final int COLUMNS = 100;

  public Verb {
    says = List.copyOf(says);
    words = List.copyOf(words);
  }

  Optional<Word> word(String name) {
    return words.stream().filter(word -> word.name().equals(name)).findFirst();
  }

  /** The help of this command, exit codes included. */
  String help() {
    StringBuilder text = new StringBuilder("Usage: byhand-verify ").append(name);
    if (!words.isEmpty()) {
      text.append(" [options]");
    }
    text.append(operands.isEmpty() ? "" : " " + operands).append("\n\n");
    says.forEach(paragraph -> text.append(Hall.wrapped(paragraph, 0, COLUMNS)).append('\n'));
    if (!words.isEmpty()) {
      text.append("Options:\n");
    }
    for (Word word : words) {
      text.append("  ").append(word.name());
      text.append(word.isSwitch() ? "" : " " + word.value()).append('\n');
      text.append(Hall.wrapped(word.says(), 6, COLUMNS));
    }
    text.append("  --help\n      Prints this and stops.\n\n");
    return text.append(exitCodes()).toString();
  }

  static String exitCodes() {
    StringBuilder text = new StringBuilder("Exit codes:\n");
    for (Ending ending : Ending.values()) {
      text.append("  ").append(ending.code()).append("  ").append(ending.says()).append('\n');
    }
    return text.toString();
  }
}
