package coop.byhand.oversight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.licensing.Counter;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.oversight.Oversight;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OversightViewTests extends AppVisit {

  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired Membership members;
  @Autowired Oversight oversight;

  @Test
  void everyMemberReadsWhatHoldsAndTheBoardCanLookAgain() {
    oversight.look();
    Member ana = atelier.member("Ana Ruiz");
    signIn(ana.person());
    navigate(OversightView.class);
    assertThat(words())
        .contains("The books balance", "The payment provider", "The queue", "oversight-look");
    assertThat(find(Button.class).withText("Look again").exists()).isFalse();

    members.appoint(ana.id(), Office.BOARD);
    navigate(OversightView.class);
    test(find(Button.class).withText("Look again").single()).click();
    assertThat(words()).contains("L11", "Nothing in the books was ever changed");
    assertThat(words()).contains("Wishes for money back");
  }

  @Test
  void whoIsNoMemberIsToldSo() {
    signIn(counter.buyer("Ben Miller"));
    navigate(OversightView.class);
    assertThat(words()).contains("for members").doesNotContain("The queue");
  }
}
