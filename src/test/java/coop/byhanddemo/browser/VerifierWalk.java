package coop.byhanddemo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** A member who judges whether a work was made by hand. */
final class VerifierWalk {

  private VerifierWalk() {}

  /** Takes the work of this title from the queue and gives an opinion, with every point looked at. */
  static void givesAnOpinion(Screens member, String title) {
    Page page = member.open("/app/verify");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(title)))
        .first()
        .click();
    press(page, "Take it and judge");
    page.getByLabel("Made by hand, as far as the evidence shows").check();
    for (String point :
        List.of(
            "The declaration is signed and names this file.",
            "I looked at, listened to or read the whole work, not only its preview.",
            "What the file tells about its making fits what its maker tells.",
            "I have no part in this work")) {
      page.getByLabel(point).check();
    }
    page.getByLabel("Your reason", new Page.GetByLabelOptions().setExact(true))
        .first()
        .fill("The declaration fits what the file shows.");
    press(page, "Give this opinion");
    assertThat(page.getByText("Your opinion is kept.").first()).isVisible();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }
}
