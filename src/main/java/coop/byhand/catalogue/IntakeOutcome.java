package coop.byhand.catalogue;

import coop.byhand.media.MediaRule;
import java.io.Serializable;
import java.util.List;

/** What came of taking a file in. */
public sealed interface IntakeOutcome {

  /** Read, in order and kept. */
  record Received(ReceivedFile file) implements IntakeOutcome {}

  /**
   * Not taken in; nothing of it is kept.
   *
   * @param fileName as the sender named it, cleaned
   * @param rule the rule it breaks; its message key has the sentence
   * @param arguments of that sentence, in its order
   */
  record Refused(String fileName, MediaRule rule, List<Serializable> arguments)
      implements IntakeOutcome {
    public Refused {
      arguments = List.copyOf(arguments);
    }
  }

  /** More bytes than any work may have; nothing of it is kept. */
  record TooLarge(String fileName, long maxBytes) implements IntakeOutcome {}
}
