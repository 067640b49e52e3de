package coop.byhand.media.c2pa;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes lists, maps, texts, numbers and bytes as CBOR, in the order they are given. */
public final class TestCbor {

  private TestCbor() {}

  /** An item with a tag. */
  public record Tagged(long tag, Object item) {}

  /** The item as bytes. */
  public static ByteSlice of(@Nullable Object item) {
    CborWriter out = new CborWriter();
    write(out, item);
    return out.toSlice();
  }

  private static void write(CborWriter out, @Nullable Object item) {
    switch (item) {
      case null -> out.nothing();
      case String text -> out.text(text);
      case Integer number -> out.integer(number);
      case Long number -> out.integer(number);
      case Boolean bool -> out.bool(bool);
      case byte[] bytes -> out.bytes(ByteSlice.of(bytes));
      case ByteSlice bytes -> out.bytes(bytes);
      case List<?> list -> {
        out.array(list.size());
        list.forEach(one -> write(out, one));
      }
      case Map<?, ?> map -> {
        out.map(map.size());
        map.forEach((key, value) -> {
          write(out, key);
          write(out, value);
        });
      }
      case Tagged tagged -> {
        out.tag(tagged.tag());
        write(out, tagged.item());
      }
      default -> throw new IllegalArgumentException(item.getClass().getName());
    }
  }
}
