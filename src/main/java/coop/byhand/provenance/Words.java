package coop.byhand.provenance;

import java.util.Locale;

/** Turns the name of a constant into the last part of its message key. */
final class Words {

  private Words() {}

  static String key(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
