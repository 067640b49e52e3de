package coop.byhand.media.c2pa.json;

import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CBOR shown as JSON the way crJSON does: byte strings become {@code b64'…'}, tags vanish, numbers
 * that JSON lacks become null, keys that are numbers become their digits.
 */
public final class CborJson {

  private CborJson() {}

  /** The JSON for this item; its depth is that of the item. */
  public static Json of(Cbor item) {
    return switch (item) {
      case Cbor.Int number -> Json.of(number.value());
      case Cbor.Big number -> new Json.Num(number.value().toString());
      case Cbor.Bytes bytes ->
          Json.of("b64'" + Base64.getEncoder().encodeToString(bytes.value().toArray()) + "'");
      case Cbor.Text text -> Json.of(text.value());
      case Cbor.Array array -> array(array.items());
      case Cbor.Map map -> map(map.entries());
      case Cbor.Tagged tagged -> of(tagged.item());
      case Cbor.Bool bool -> Json.of(bool.value());
      case Cbor.Decimal decimal -> decimal(decimal.value());
      case Cbor.Null ignored -> new Json.Null();
      case Cbor.Undefined ignored -> new Json.Null();
    };
  }

  private static Json array(List<Cbor> items) {
    List<Json> values = new ArrayList<>(items.size());
    for (Cbor item : items) {
      values.add(of(item));
    }
    return new Json.Arr(values);
  }

  private static Json map(List<Cbor.Entry> entries) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Cbor.Entry entry : entries) {
      members.put(name(entry.key()), of(entry.value()));
    }
    return new Json.Obj(members);
  }

  private static String name(Cbor key) {
    return key.asText()
        .orElseGet(() -> key.asLong().isPresent() ? "" + key.asLong().getAsLong() : "");
  }

  private static Json decimal(double value) {
    if (!Double.isFinite(value)) {
      return new Json.Null();
    }
    float single = (float) value;
    // Numbers of 32 bits are written with the digits that 32 bits hold: 2.32, not 2.3199999.
    return new Json.Num(single == value ? Float.toString(single) : Double.toString(value));
  }
}
