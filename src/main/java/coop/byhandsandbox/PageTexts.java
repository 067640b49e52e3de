package coop.byhandsandbox;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The words of the payment pages in one language, and amounts as people of that language write. */
final class PageTexts {
  private static final PageTexts ENGLISH = new PageTexts(Locale.ENGLISH, "texts.properties");
  private static final PageTexts GERMAN = new PageTexts(Locale.GERMAN, "texts_de.properties");
  private static final Map<String, PageTexts> ALL = Map.of("en", ENGLISH, "de", GERMAN);

  private final Locale locale;
  private final Properties texts = new Properties();

  private PageTexts(Locale locale, String file) {
    this.locale = locale;
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(PageTexts.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language the shop asked for, else the best one for the browser, else English. */
  static PageTexts choose(@Nullable String askedByShop, @Nullable String acceptLanguage) {
    PageTexts asked = askedByShop == null ? null : ALL.get(askedByShop);
    if (asked != null) {
      return asked;
    }
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return ENGLISH;
    }
    try {
      List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(acceptLanguage);
      String best = Locale.lookupTag(wanted, List.of("en", "de"));
      return ALL.getOrDefault(best == null ? "en" : best, ENGLISH);
    } catch (IllegalArgumentException e) {
      return ENGLISH;
    }
  }

  String language() {
    return locale.getLanguage();
  }

  /** A text, its places {0}, {1}, … filled. */
  String say(String key, String... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("No text " + key + " in " + locale);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    return text;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Minor units as people read them: €80.00 or 80,00 €. */
  String amount(long minor, String currencyCode) {
    Currency currency = Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT));
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    return format.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()));
  }
}
