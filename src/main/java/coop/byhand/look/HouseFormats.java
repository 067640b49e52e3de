package coop.byhand.look;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@link Formats} for a language, in the zone of the house (setting {@code byhand.zone}): the same
 * page says the same time to everybody, and names the zone.
 */
@Component
public class HouseFormats {

  private final ZoneId zone;

  HouseFormats(@Value("${byhand.zone:Europe/Brussels}") ZoneId zone) {
    this.zone = zone;
  }

  /** For a view, with the language of its UI. */
  public Formats in(Locale language) {
    return new Formats(Languages.closest(language), zone);
  }

  /** For the person who is being answered. */
  public Formats current() {
    return in(LocaleContextHolder.getLocale());
  }
}
