package coop.byhand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Stops a start whose settings cannot be meant: something needed is missing (in production), or a
 * name under {@code byhand.} is unknown. All complaints at once, each with what it is for.
 */
class SettingsCheck implements EnvironmentPostProcessor, Ordered {

  private static final String LIST = "META-INF/byhand-settings.properties";
  private static final String OURS = "byhand.";
  private static final String NEEDED = "needed: ";

  /** Variables of the start from source, not settings of the application. */
  private static final List<String> OF_THE_START = List.of("BYHAND_DATA");

  /** Switches of the build and of the command line, handed on as system properties. */
  private static final List<String> OF_THE_BUILD =
      List.of(
          "byhand.frontend.",
          "byhand.test.",
          "byhand.schema.",
          "byhand.terms.",
          "byhand.annex.",
          "byhand.home");

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, String> known = known();
    List<String> complaints = new ArrayList<>(unknown(environment, known));
    if (environment.acceptsProfiles(Profiles.of("!demo & !test"))) {
      complaints.addAll(missing(environment, known));
    }
    if (!complaints.isEmpty()) {
      throw new SettingsRefused(complaints);
    }
  }

  private static List<String> missing(
      ConfigurableEnvironment environment, Map<String, String> known) {
    return known.entrySet().stream()
        .filter(setting -> setting.getValue().startsWith(NEEDED))
        .filter(setting -> isBlank(environment.getProperty(setting.getKey())))
        .map(setting ->
            setting.getKey()
                + " ("
                + variable(setting.getKey())
                + ") is missing: "
                + setting.getValue().substring(NEEDED.length()))
        .toList();
  }

  private static List<String> unknown(
      ConfigurableEnvironment environment, Map<String, String> known) {
    TreeSet<String> complaints = new TreeSet<>();
    List<String> variables = known.keySet().stream().map(SettingsCheck::variable).toList();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (!(source instanceof EnumerablePropertySource<?> names)) {
        continue;
      }
      boolean isEnvironment =
          source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
      for (String name : names.getPropertyNames()) {
        boolean isUnknown =
            isEnvironment
                ? name.startsWith("BYHAND_")
                    && !OF_THE_START.contains(name)
                    && !variables.contains(name)
                    && !isVariableWithDashes(name, known)
                : name.startsWith(OURS)
                    && !known.containsKey(name)
                    && OF_THE_BUILD.stream().noneMatch(name::startsWith);
        if (isUnknown) {
          complaints.add(name + " is no setting of Byhand; " + LIST + " lists them all");
        }
      }
    }
    return List.copyOf(complaints);
  }

  /** The platform also takes an underscore for a dash: BYHAND_PUBLIC_URL for byhand.public-url. */
  private static boolean isVariableWithDashes(String name, Map<String, String> known) {
    return known.keySet().stream()
        .anyMatch(
            key -> key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_').equals(name));
  }

  /** The environment variable of a setting: points become underscores, dashes go. */
  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
  }

  private static boolean isBlank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static Map<String, String> known() {
    try {
      Properties list = PropertiesLoaderUtils.loadProperties(new ClassPathResource(LIST));
      Map<String, String> known = new TreeMap<>();
      list.stringPropertyNames().forEach(key -> known.put(key, list.getProperty(key)));
      return known;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
