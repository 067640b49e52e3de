package coop.byhandsandbox;

/** A form body whose field names or escapes cannot be read; the message says which. */
final class MalformedFormException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedFormException(String message) {
    super(message);
  }
}
