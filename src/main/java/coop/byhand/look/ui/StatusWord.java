package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The state of something as a word with a small mark of its own shape; colour only repeats it. */
public final class StatusWord extends Span {

  /** How a state stands to the reader. */
  public enum Tone {
    /** Done or in force. */
    DONE,
    /** Somebody has to act, or time is short. */
    WAITING,
    /** Under way, neutral. */
    OPEN,
    /** Refused or failed. */
    REFUSED,
    /** Past and without consequence. */
    OVER
  }

  public StatusWord(Tone tone, String word) {
    super(word);
    addClassNames("status", "status-" + tone.name().toLowerCase(Locale.ROOT));
  }
}
