package coop.byhand.studio.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of a draft, each with an address of its own. */
enum Step {
  DETAILS,
  DECLARATION,
  PRICE,
  CHECK;

  /** The last part of the address. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step with this address. */
  static Optional<Step> of(String path) {
    return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
  }

  /** Key of its name. */
  String messageKey() {
    return "studio.step." + path();
  }
}
