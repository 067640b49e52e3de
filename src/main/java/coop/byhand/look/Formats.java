package coop.byhand.look;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * How amounts, rates, counts and times are written for a reader of one language in one named zone:
 * {@code €1,234.50}, {@code 17.5 %}, {@code 1 May 2027, 10:12 CEST}. Spaces inside a figure do not
 * break. Nothing here is ever read back.
 *
 * @param locale the reader's language; plain English is written the British way, day first
 * @param zone the zone that times are told in
 */
public record Formats(Locale locale, ZoneId zone) {

  private static final char FIXED_SPACE = '\u00a0';

  public Formats {
    if (locale.getLanguage().equals("en") && locale.getCountry().isEmpty()) {
      locale = Locale.UK;
    }
  }

  /** With the currency: {@code €80.00}, {@code 80,00 €}. */
  public String money(Money amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(amount.currency());
    int digits = amount.currency().getDefaultFractionDigits();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(amount.decimal());
  }

  /** Without the currency, for columns whose caption names it: {@code 80.00}. */
  public String figure(Money amount) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    int digits = amount.currency().getDefaultFractionDigits();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(amount.decimal());
  }

  /** As short as it is exact: {@code 17 %}, {@code 17.5 %}, {@code 17.25 %}. */
  public String rate(BasisPoints share) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(BigDecimal.valueOf(share.value(), 2)) + FIXED_SPACE + '%';
  }

  /** With two decimals, so that rates stand under each other: {@code 17.00 %}. */
  public String rateFigure(BasisPoints share) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(BigDecimal.valueOf(share.value(), 2)) + FIXED_SPACE + '%';
  }

  /** {@code 12,345}. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Size of a file, in decimal units: {@code 640 kB}, {@code 1.4 MB}. */
  public String bytes(long size) {
    if (size < 1_000) {
      return count(size) + FIXED_SPACE + "B";
    }
    if (size < 1_000_000) {
      return count((size + 500) / 1_000) + FIXED_SPACE + "kB";
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(BigDecimal.valueOf((size + 50_000) / 100_000, 1)) + FIXED_SPACE + "MB";
  }

  /** {@code 1 May 2027}. */
  public String day(Instant at) {
    return day(at.atZone(zone).toLocalDate());
  }

  /** {@code 1 May 2027}. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** {@code May 2027}. */
  public String month(Instant at) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(at.atZone(zone));
  }

  /** With the zone named: {@code 1 May 2027, 10:12 CEST}. */
  public String moment(Instant at) {
    return day(at) + ", " + time(at);
  }

  /** With the zone named: {@code 10:12 CEST}. */
  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm z", locale)
        .format(at.atZone(zone))
        .replace(' ', FIXED_SPACE);
  }

  /** For the {@code datetime} attribute: {@code 2027-05-01T08:12:00Z}. */
  public String machine(Instant at) {
    return at.toString();
  }
}
