package coop.byhand.verify;

import java.io.IOException;

/** A file of the log is missing or is not what it must be; the message names it. */
final class LogFileException extends IOException {

  private static final long serialVersionUID = 1L;

  LogFileException(String path, String why) {
    super(path + " " + why);
  }

  LogFileException(String path, String why, Throwable cause) {
    super(path + " " + why, cause);
  }
}
