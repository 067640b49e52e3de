package coop.byhand.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the log signs with and who watches it: its private key, its name, and the public keys of the
 * witnesses whose signatures are taken. Anything that cannot be meant stops the start with a
 * sentence.
 *
 * @param key PKCS #8 in base64, the middle line of {@code openssl genpkey -algorithm ed25519}
 * @param origin the name of the log, which never changes; made of the public address if missing
 * @param witnesses keys as witnesses publish them, {@code <name>+<id>+<base64>}
 */
@ConfigurationProperties("byhand.register")
public record RegisterSettings(String key, @Nullable String origin, List<String> witnesses) {

  @SuppressWarnings("NullAway") // The binder passes null for a setting that is missing.
  public RegisterSettings {
    if (key == null || key.isBlank()) {
      throw new IllegalArgumentException(
          "The setting byhand.register.key (BYHAND_REGISTER_KEY) is missing");
    }
    key = key.strip();
    origin = origin == null || origin.isBlank() ? null : origin.strip();
    witnesses = witnesses == null ? List.of() : List.copyOf(witnesses);
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "RegisterSettings[" + origin + ", " + witnesses + "]";
  }
}
