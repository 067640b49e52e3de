package coop.byhand.verify;

import java.io.IOException;
import java.util.Optional;

/** The published files of a log (C2SP tlog-tiles), in a folder or on its site. */
interface LogFiles {

  /** Opens the folder or, if it begins with http: or https:, the site. */
  static LogFiles at(String place) throws StopException {
    return place.matches("(?i)https?://.*") ? LogSite.at(place) : LogFolder.at(place);
  }

  /**
   * The bytes of a file, or nothing if the log has no such file.
   *
   * @param path below the log, such as {@code tile/0/000}
   * @param most so many bytes such a file can have
   * @throws LogFileException when it is larger
   */
  Optional<byte[]> find(String path, int most) throws IOException;

  /** The bytes of a file that every log must have. */
  default byte[] read(String path, int most) throws IOException {
    return find(path, most).orElseThrow(() -> new LogFileException(path, "is missing"));
  }

  static LogFileException tooLarge(String path, int most) {
    return new LogFileException(path, "is larger than the " + most + " bytes it can have");
  }
}
