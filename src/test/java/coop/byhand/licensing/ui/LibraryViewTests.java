package coop.byhand.licensing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.RevocationReason;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

@ByhandTest
@WithMockUser(roles = "PERSON")
class LibraryViewTests extends SpringBrowserlessTest {

  @Autowired Counter counter;
  @Autowired Atelier atelier;

  private PersonId ben;

  @BeforeEach
  void benIsSignedIn() {
    ben = counter.buyer("Ben Miller");
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(ben.toString(), "", "ROLE_PERSON"));
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void anEmptyLibraryLeadsToTheWorks() {
    LibraryView view = navigate(LibraryView.class);
    assertThat(words(view)).contains("You have no licences yet.");
    assertThat(find(Anchor.class).all()).anyMatch(link -> link.getHref().equals("/search"));
  }

  @Test
  void aLicenceIsShownWithItsFileAndItsCertificate() {
    Work work = counter.offered(atelier.member("Ana Ruiz"), "Black canyon", 4_200);
    Licence licence = counter.grant(work, ben, "Miller & Sons");
    counter.grant(work, counter.buyer("Eve"), "Eve");

    LibraryView view = navigate(LibraryView.class);

    assertThat(words(view))
        .contains("Black canyon", "by Ana Ruiz", licence.numberText(), "Miller & Sons")
        .doesNotContain("Eve");
    assertThat(find(Anchor.class).all())
        .anyMatch(
            link -> link.getHref().startsWith("/certificates/" + licence.verification() + "?key="));
    assertThat(find(NativeButton.class).all())
        .extracting(button -> button.getElement().getAttribute("aria-label"))
        .containsExactly("Download the file of Black canyon");
  }

  @Test
  void eachClickMakesALinkOfItsOwn() {
    Work work = counter.offered(atelier.member("Ana"), "Clicked canyon", 4_200);
    counter.grant(work, ben, "Ben");
    navigate(LibraryView.class);

    test(find(NativeButton.class).single()).click();

    assertThat(opened()).anyMatch(address -> address.startsWith("/downloads/"));
  }

  @Test
  void anEndedLicenceOffersNoFile() {
    Work work = counter.offered(atelier.member("Ana"), "Ended canyon", 4_200);
    counter.revoke(counter.grant(work, ben, "Ben"), RevocationReason.REFUNDED);

    LibraryView view = navigate(LibraryView.class);

    assertThat(words(view)).contains("Ended on", "The price was paid back.");
    assertThat(find(NativeButton.class).all()).isEmpty();
  }

  @Test
  void aLicenceHasAnAddressOfItsOwnAndSomebodyElsesIsNotHere() {
    Work work = counter.offered(atelier.member("Ana"), "Own canyon", 4_200);
    Licence mine = counter.grant(work, ben, "Ben");
    Licence other = counter.grant(work, counter.buyer("Eve"), "Eve");

    LicenceView view = navigate("library/" + mine.id(), LicenceView.class);
    assertThat(words(view)).contains("Licence " + mine.numberText());

    UI.getCurrent().navigate("library/" + other.id());
    assertThat(find(H1.class).all()).extracting(H1::getText).contains("This page is not here.");
    UI.getCurrent().navigate("library/nonsense");
    assertThat(find(H1.class).all()).extracting(H1::getText).contains("This page is not here.");
  }

  private static String words(com.vaadin.flow.component.Component view) {
    return view.getElement().getTextRecursively();
  }

  private static List<String> opened() {
    UI.getCurrent().getInternals().getStateTree().collectChanges(change -> {});
    return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(PendingJavaScriptInvocation::getInvocation)
        .flatMap(invocation -> invocation.getParameters().stream())
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }
}
