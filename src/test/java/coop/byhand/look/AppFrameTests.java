package coop.byhand.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Counter;
import coop.byhand.members.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The bar of the app shows the rooms that the person in front of it can use. */
@WithMockUser(roles = "PERSON")
class AppFrameTests extends AppVisit {

  @Autowired Atelier atelier;
  @Autowired Counter counter;

  @Test
  void aMemberSeesEveryRoom() {
    Member ana = atelier.member("Ana Ruiz");
    signIn(ana.person());
    elsewhere("library");
    assertThat(rooms())
        .containsExactly(
            "",
            "studio",
            "verify",
            "assembly",
            "cases",
            "earnings",
            "year",
            "payouts",
            "solidarity",
            "checkout",
            "orders",
            "library",
            "oversight",
            "/sign-out");
  }

  @Test
  void aBuyerSeesTheDeskTheBasketAndTheLibrary() {
    PersonId ben = counter.buyer("Ben Miller");
    signIn(ben);
    elsewhere("library");
    assertThat(rooms()).containsExactly("", "checkout", "orders", "library", "/sign-out");
  }

  private List<String> rooms() {
    return find(Anchor.class, find(Nav.class).single()).all().stream()
        .map(Anchor::getHref)
        .toList();
  }
}
