package coop.byhand.media.c2pa.binding;

import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lists of ranges in assertions: increasing, without overlap, never negative. */
final class Exclusions {

  private Exclusions() {}

  /**
   * The ranges of a list of maps, or empty where they are malformed.
   *
   * @param from name of the field for the start
   */
  static Optional<List<ByteRange>> of(List<Cbor> items, String from) {
    List<ByteRange> ranges = new ArrayList<>();
    long behind = 0;
    for (Cbor item : items) {
      ByteRange range = range(item, from).orElse(null);
      if (range == null || range.start() < behind) {
        return Optional.empty();
      }
      behind = range.end();
      ranges.add(range);
    }
    return Optional.of(ranges);
  }

  /** One range, or empty where a number is missing, negative or beyond all files. */
  static Optional<ByteRange> range(Cbor item, String from) {
    OptionalLong start = number(item, from);
    OptionalLong length = number(item, "length");
    if (start.isEmpty()
        || length.isEmpty()
        || start.getAsLong() < 0
        || length.getAsLong() < 0
        || start.getAsLong() > Long.MAX_VALUE - length.getAsLong()) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(start.getAsLong(), length.getAsLong()));
  }

  /** The whole number under this name. */
  static OptionalLong number(Cbor item, String name) {
    return item.get(name).map(Cbor::asLong).orElse(OptionalLong.empty());
  }
}
