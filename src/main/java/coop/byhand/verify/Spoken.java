package coop.byhand.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a command, sorted.
 *
 * @param options each option that was given with its values in order; a switch has an empty one
 * @param operands all other words
 */
public record Spoken(Map<String, List<String>> options, List<String> operands) {

  public Spoken {
    options = Map.copyOf(options);
    operands = List.copyOf(operands);
  }

  /** Sorts words as this command understands them; {@code --} ends the options. */
  static Spoken sort(Verb verb, List<String> words) throws StopException {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> operands = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      String said = words.get(at);
      if (said.equals("--")) {
        operands.addAll(words.subList(at + 1, words.size()));
        break;
      }
      if (!said.startsWith("-") || said.equals("-")) {
        operands.add(said);
        continue;
      }
      int equals = said.indexOf('=');
      String name = equals < 0 ? said : said.substring(0, equals);
      Word word =
          verb.word(name)
              .orElseThrow(() -> StopException.misspoken("There is no option " + name + "."));
      String value = equals < 0 ? "" : said.substring(equals + 1);
      if (word.isSwitch() && equals >= 0) {
        throw StopException.misspoken(name + " takes no value.");
      }
      if (!word.isSwitch() && equals < 0) {
        at++;
        if (at == words.size()) {
          throw StopException.misspoken("After " + name + " comes " + word.value() + ".");
        }
        value = words.get(at);
      }
      options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new Spoken(options, operands);
  }

  /** Whether the option was given. */
  boolean has(String name) {
    return options.containsKey(name);
  }

  /** All values of an option that may be given several times. */
  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** The value of an option that may be given once. */
  Optional<String> one(String name) throws StopException {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw StopException.misspoken(name + " may be given once only.");
    }
    return values.stream().findFirst();
  }

  /** The value of an option that must be given. */
  String required(String name) throws StopException {
    return one(name).orElseThrow(() -> StopException.misspoken("Please say " + name + "."));
  }

  /** A whole number within bounds. */
  Optional<Long> number(String name, long least, long most) throws StopException {
    Optional<String> value = one(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(value.get());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException notWhole) {
      // The same sentence as for one out of bounds.
    }
    throw StopException.misspoken(
        name + " takes a whole number from " + least + " to " + most + ".");
  }

  /** The one operand the command takes. */
  String operand(String what) throws StopException {
    if (operands.size() != 1) {
      throw StopException.misspoken("Please name one " + what + ".");
    }
    return operands.getFirst();
  }
}
