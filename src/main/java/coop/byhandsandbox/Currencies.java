package coop.byhandsandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The currencies that the sandbox knows, each with the smallest amount that can be charged. */
final class Currencies {
  /** In minor units, as the provider counts them: yen have none. */
  private static final Map<String, Long> SMALLEST =
      Map.of("eur", 50L, "usd", 50L, "gbp", 30L, "jpy", 50L);

  private Currencies() {}

  /** The currency in the API's small letters; another one is refused. */
  static String known(String given, String param) throws ApiRefusal {
    String currency = given.toLowerCase(Locale.ROOT);
    if (!SMALLEST.containsKey(currency)) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string", param, "The sandbox knows these currencies: " + all());
    }
    return currency;
  }

  static List<String> all() {
    return SMALLEST.keySet().stream().sorted().toList();
  }

  static long smallest(String currency) {
    return SMALLEST.getOrDefault(currency, 0L);
  }
}
