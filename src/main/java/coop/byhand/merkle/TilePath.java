package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part {@code <N>[.p/<W>]} of the address of a tile or a bundle: a number in steps of three
 * digits, all but the last with an x before them, and the width when it is not full (C2SP
 * tlog-tiles, Merkle Tree).
 */
record TilePath(long index, int width) {

  /** Hashes in a full tile, entries in a full bundle. */
  static final int FULL = 256;

  private static final Pattern FORM =
      Pattern.compile("((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Six steps, 10^18 tiles: more than a tree whose size is a long can have. */
  private static final int LONGEST_INDEX = 18;

  TilePath {
    if (index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile " + index + " of width " + width);
    }
  }

  /** Reads the part of {@code whole} from {@code start} on. */
  static TilePath parse(String whole, int start) throws RefusedException {
    Matcher matcher = FORM.matcher(whole).region(start, whole.length());
    if (!matcher.matches()) {
      throw new RefusedException(Rule.TILE_PATH, start);
    }
    String digits = (matcher.group(1) + matcher.group(2)).replace("/", "").replace("x", "");
    // A step of only zeros at the front would be a second address of the same tile.
    if (digits.length() > LONGEST_INDEX || (digits.length() > 3 && digits.startsWith("000"))) {
      throw new RefusedException(Rule.TILE_PATH, start);
    }
    String partial = matcher.group(3);
    int width = partial == null ? FULL : Integer.parseInt(partial);
    if (partial != null && width >= FULL) {
      throw new RefusedException(Rule.TILE_PATH, matcher.start(3));
    }
    return new TilePath(Long.parseLong(digits), width);
  }

  String text() {
    StringBuilder text = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      text.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    return width == FULL ? text.toString() : text + ".p/" + width;
  }

  /** How wide tile {@code index} is when {@code total} hashes or entries stand in its row. */
  static int width(long index, long total) {
    // Compared before it is multiplied, for an index from outside may be any number.
    return index < 0 || index > total / FULL ? 0 : Math.clamp(total - index * FULL, 0, FULL);
  }

  private static String threeDigits(long number) {
    return String.format(Locale.ROOT, "%03d", number);
  }
}
