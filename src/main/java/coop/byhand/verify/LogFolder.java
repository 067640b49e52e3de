package coop.byhand.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A log that was copied into a folder. */
record LogFolder(Path folder) implements LogFiles {

  static LogFolder at(String place) throws StopException {
    try {
      Path folder = Path.of(place);
      if (Files.isDirectory(folder)) {
        return new LogFolder(folder);
      }
    } catch (InvalidPathException noPath) {
      // The same sentence as for one that does not exist.
    }
    throw StopException.failed(place + " is neither a folder nor begins with http: or https:.");
  }

  @Override
  public Optional<byte[]> find(String path, int most) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve(path))) {
      byte[] bytes = file.readNBytes(most + 1);
      if (bytes.length > most) {
        throw LogFiles.tooLarge(path, most);
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }
}
