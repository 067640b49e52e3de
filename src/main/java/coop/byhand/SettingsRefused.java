package coop.byhand;

import java.util.List;

/** The settings cannot be meant; each complaint is a sentence that names the setting. */
class SettingsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsRefused(List<String> complaints) {
    super(String.join("\n", complaints));
  }
}
