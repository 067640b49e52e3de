package coop.byhand.media;

import coop.byhand.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of the folder of malformed, hostile and misleading ones.
 *
 * @param declared the type its sender claims, if any
 * @param expect what its manifest says: {@code accept}, {@code reject} or in between
 */
public record BadFile(Path path, @Nullable String declared, String expect) {

  /** All of them, as their manifest lists them. */
  public static Stream<BadFile> all() throws IOException {
    Path folder = SharedData.folder("badfiles");
    JsonNode manifest =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("manifest.json")));
    return StreamSupport.stream(manifest.get("files").spliterator(), false)
        .map(file ->
            new BadFile(
                folder.resolve(file.get("file").asString()),
                file.get("declared_type").isNull() ? null : file.get("declared_type").asString(),
                file.get("expect").asString()));
  }

  @Override
  public String toString() {
    return path.getFileName() + " " + expect;
  }
}
