package coop.byhand.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** GOVERNANCE.md's annex says what the code declares. */
class GovernanceAnnexTests {

  private static final Path FILE = Path.of("GOVERNANCE.md");
  private static final String BEGIN = "<!-- annex:begin -->\n";
  private static final String END = "<!-- annex:end -->";

  @Test
  void theAnnexListsEveryParameterAsDeclared() throws IOException {
    String text = Files.readString(FILE);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    if (Boolean.getBoolean("byhand.annex.write")) {
      text = text.substring(0, from) + annex() + text.substring(to);
      Files.writeString(FILE, text);
      to = text.indexOf(END);
    }
    assertThat(text.substring(from, to))
        .as(
            "write it again: ./mvnw test -Dtest=GovernanceAnnexTests"
                + " -Dbyhand.test.args=-Dbyhand.annex.write=true")
        .isEqualTo(annex());
  }

  private static String annex() {
    StringBuilder table =
        new StringBuilder(
            """
            | Key | Unit | At the founding | Lowest | Highest | Step | Vote |
            |---|---|---:|---:|---:|---:|---|
            """);
    for (Parameter<?> parameter : Parameter.all()) {
      Bounds bounds = parameter.bounds();
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %d | %d | %d | %d | %s |%n",
              parameter.key(),
              parameter.unit().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              parameter.genesis(),
              bounds.min(),
              bounds.max(),
              bounds.step(),
              parameter.resolution().name().toLowerCase(Locale.ROOT)));
    }
    return table.toString();
  }
}
