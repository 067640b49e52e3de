package coop.byhand.verify;

/** A command cannot go on; the message is the sentence a person reads. */
public final class StopException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Ending ending;

  StopException(Ending ending, String sentence) {
    super(sentence);
    this.ending = ending;
  }

  static StopException failed(String sentence) {
    return new StopException(Ending.FAILED, sentence);
  }

  static StopException misspoken(String sentence) {
    return new StopException(Ending.MISSPOKEN, sentence);
  }

  static StopException refused(String sentence) {
    return new StopException(Ending.REFUSED, sentence);
  }

  static StopException contradicted(String sentence) {
    return new StopException(Ending.CONTRADICTED, sentence);
  }

  /** How the command ends. */
  public Ending ending() {
    return ending;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
