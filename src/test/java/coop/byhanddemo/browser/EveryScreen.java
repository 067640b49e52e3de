package coop.byhanddemo.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The screens of the house, looked at one after the other, in two widths, light and dark. */
final class EveryScreen {

  private static final String BOARD = "Elisabeth Louise Vigée Le Brun";

  /** What is behind the door, by whose seat it is looked at from. */
  static final Map<String, List<String>> OF_SEATS =
      Map.of(
          "Ana",
          List.of(
              "/app",
              "/app/studio",
              "/app/studio/new",
              "/app/earnings",
              "/app/payouts",
              "/app/year",
              "/app/studio/shares",
              "/app/verify",
              "/app/assembly",
              "/app/assembly/5",
              "/app/assembly/new",
              "/app/cases",
              "/app/library",
              "/app/style-sheet"),
          "Ben",
          List.of("/app", "/app/library", "/app/checkout", "/app/orders"),
          BOARD,
          List.of(
              "/app/oversight",
              "/app/money-back",
              "/app/strange-money",
              "/app/buyer-places",
              "/app/solidarity"));

  private EveryScreen() {}

  /** What everybody can see, a work and a certificate of it among them. */
  static List<String> open(String work, String certificate) {
    return List.of(
        "/",
        "/search",
        "/search?q=nothinglikethis",
        work,
        work + "/report",
        "/proposals",
        "/proposals/1",
        "/proposals/4",
        "/proposals/5",
        "/policy",
        "/policy/2",
        "/register",
        "/register/1",
        "/books",
        "/cases",
        "/licences/standard",
        "/licences/exclusive",
        certificate,
        "/verify",
        certificate.replace("/certificates/", "/verify/"),
        "/sign-in",
        "/sign-in?next=%2Fapp%2Fcheckout",
        "/guest?pass=nobodys",
        "/about",
        "/accessibility",
        "/security",
        "/transparency",
        "/demo",
        "/demo/mail",
        "/credits",
        "/nothing-here");
  }

  /** What a person with assistive technology would stumble over, gravely; empty if nothing. */
  static List<String> barriers(Screens screens, List<String> paths) {
    List<String> found = new ArrayList<>();
    for (String path : paths) {
      screens.open(path);
      for (int width : List.of(1280, 360)) {
        screens.turnTo(width, ColorScheme.LIGHT);
        screens.barriers().forEach(barrier -> found.add(width + " " + barrier));
        if (screens.overflows()) {
          found.add(width + " " + path + " is wider than the window");
        }
        // The dark page is the same page in other colours: only those can put up a barrier.
        screens.turnTo(width, ColorScheme.DARK);
        screens.barriersOfColour().forEach(barrier -> found.add(width + " dark " + barrier));
      }
      screens.turnTo(1280, ColorScheme.LIGHT);
    }
    return found;
  }
}
