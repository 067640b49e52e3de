package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How parameters and their values are written for people, and read back from a field. */
@Component
public class ParameterWords {

  private static final int DIGITS_MAX = 12;

  private final Texts texts;
  private final HouseFormats formats;

  ParameterWords(Texts texts, HouseFormats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** What the parameter is called: {@code commission on Standard licences}. */
  public String name(Parameter<?> parameter, Locale language) {
    return texts.in(language, "policy.parameter." + parameter.key());
  }

  /** A value with its unit: {@code 17.5 %}, {@code €15.00}, {@code 14 days}. */
  public String value(Parameter<?> parameter, long value, Locale language) {
    Formats form = formats.in(language);
    return switch (parameter.unit()) {
      case BASIS_POINTS -> form.rate(new BasisPoints(Math.toIntExact(value)));
      case EURO_CENTS -> form.money(Money.of(value, "EUR"));
      case DAYS -> texts.in(language, "policy.unit.days", value);
      case HOURS -> texts.in(language, "policy.unit.hours", value);
      case PEOPLE -> texts.in(language, "policy.unit.people", value);
      case TENTHS -> texts.in(language, "policy.unit.factor", plain(parameter, value, language));
      case CHOICE -> texts.in(language, "policy.choice." + parameter.key() + "." + value);
    };
  }

  /** A value without its unit, as it stands in a field: {@code 17.5}. */
  public String plain(Parameter<?> parameter, long value, Locale language) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(scale(parameter));
    if (parameter.unit() == Unit.EURO_CENTS) {
      format.setMinimumFractionDigits(scale(parameter));
    }
    return format.format(BigDecimal.valueOf(value, scale(parameter)));
  }

  /** What stands behind a field: {@code %}, {@code €}, {@code days}. */
  public String unit(Parameter<?> parameter, Locale language) {
    return texts.in(language, "policy.unit.word." + parameter.unit().name());
  }

  /**
   * Reads what somebody typed into a field, with point or comma, with or without the unit's sign.
   * Empty unless it is a number with no more decimals than the unit has; bounds are not checked.
   */
  public static Optional<Long> read(Parameter<?> parameter, String typed) {
    String number = typed.replaceAll("[\\s\\u00a0%€]", "").replace(',', '.');
    if (number.length() > DIGITS_MAX || !number.matches("\\d+(\\.\\d+)?")) {
      return Optional.empty();
    }
    BigDecimal scaled =
        new BigDecimal(number).movePointRight(scale(parameter)).stripTrailingZeros();
    return scaled.scale() > 0 ? Optional.empty() : Optional.of(scaled.longValueExact());
  }

  private static int scale(Parameter<?> parameter) {
    return switch (parameter.unit()) {
      case BASIS_POINTS, EURO_CENTS -> 2;
      case TENTHS -> 1;
      case DAYS, HOURS, PEOPLE, CHOICE -> 0;
    };
  }
}
