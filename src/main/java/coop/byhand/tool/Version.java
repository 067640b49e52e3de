package coop.byhand.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code byhand version}: what is running, and on which Java. */
@Command(
    name = "version",
    description = "Prints the version of Byhand and of Java.",
    mixinStandardHelpOptions = true)
final class Version implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      for (String line : lines()) {
        spec.commandLine().getOut().println(line);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  static String[] lines() {
    return new String[] {
      "byhand " + number(), "java " + Runtime.version() + ", " + System.getProperty("java.vendor")
    };
  }

  static String number() {
    Properties pom = new Properties();
    try (InputStream file =
        Version.class.getResourceAsStream("/META-INF/maven/coop.byhand/byhand/pom.properties")) {
      if (file != null) {
        pom.load(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return pom.getProperty("version", "from source");
  }

  /** The same words for {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return lines();
    }
  }
}
