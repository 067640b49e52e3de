package coop.byhand.provenance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants in the reader's zone, which is always named. */
final class When {

  private When() {}

  /** Day and time: 3 May 2027, 14:03 CEST. */
  static String moment(Component place, Instant at) {
    return format(place, at, "d MMM uuuu, HH:mm zzz");
  }

  /** Time to the second, for what happens within minutes: 14:03:20 CEST. */
  static String second(Component place, Instant at) {
    return format(place, at, "HH:mm:ss zzz");
  }

  private static String format(Component place, Instant at, String pattern) {
    UI ui = place.getUI().orElseGet(UI::getCurrent);
    Locale language = ui == null ? Locale.ENGLISH : ui.getLocale();
    return DateTimeFormatter.ofPattern(pattern, language).format(at.atZone(zone(ui)));
  }

  private static ZoneId zone(@Nullable UI ui) {
    ExtendedClientDetails details = ui == null ? null : ui.getPage().getExtendedClientDetails();
    String name = details == null ? null : details.getTimeZoneId();
    try {
      return name == null || name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
