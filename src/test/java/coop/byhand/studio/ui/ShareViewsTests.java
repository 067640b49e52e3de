package coop.byhand.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.Divisions;
import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Settlement;
import coop.byhand.members.Member;
import coop.byhand.policy.InForce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class ShareViewsTests extends AppVisit {

  @Autowired Divisions divisions;
  @Autowired Catalogue catalogue;
  @Autowired InForce inForce;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void aMakerProposesAndTheOtherSigns() {
    Member ana = atelier.member("Ana Lima");
    Member ben = atelier.member("Ben Okafor");
    Work work = atelier.listed(ana, "Made together", 4_000);
    shares(work, ana);
    assertThat(words()).contains("What it earns is yours alone.", "Propose a division");

    find(IntegerField.class).withId("field-own-weight").single().setValue(3);
    pick(ben);
    press("Propose and sign");

    assertThat(words())
        .contains("It waits for the signature of Ben Okafor.", "weight 3, 75", "weight 1, 25");
    signIn(ben.person());
    navigate(DeskView.class);
    assertThat(words()).contains("A division of earnings waits for your signature");
    navigate(SharesToSignView.class);
    Money part = Settlement.of(Money.of(10_000, "EUR"), inForce.policy().revenueSplit()).creator();
    Division open = divisions.waitingFor(ben.id()).getFirst();
    assertThat(words())
        .contains("Made together", "Ana Lima proposes to divide what this work earns like this")
        .contains("€" + open.divide(part).get(0).decimal())
        .contains("€" + open.divide(part).get(1).decimal())
        .contains("a licence of €100.00");

    press("Agree and sign");

    assertThat(words()).contains("Signed by everybody.", "Nothing waits for your signature.");
    assertThat(catalogue.contributors(work.id())).hasSize(2);
    shares(work, ana);
    assertThat(words())
        .contains("Sales are shared now among Ana Lima, Ben Okafor.", "Everybody has signed.");
  }

  @Test
  void whoDoesNotAgreeSaysWhyAndNothingChanges() {
    Member ana = atelier.member("Ana Lima");
    Member ben = atelier.member("Ben Okafor");
    Work work = atelier.listed(ana, "Disputed", 4_000);
    divisions.propose(
        work.id(),
        ana.id(),
        List.of(
            new Contributor(ana.id(), 9, Role.MAKER),
            new Contributor(ben.id(), 1, Role.CO_AUTHOR)));
    signIn(ben.person());
    navigate(SharesToSignView.class);

    press("Do not agree");
    find(TextArea.class).single().setValue("I wrote half of it.");
    test(find(ConfirmDialog.class).single()).confirm();

    assertThat(words()).contains("You did not agree", "Nothing waits for your signature.");
    assertThat(catalogue.contributors(work.id())).hasSize(1);
    shares(work, ana);
    assertThat(words())
        .contains("Somebody did not agree", "I wrote half of it.", "Propose a division");
  }

  @Test
  void aDivisionThatWasWithdrawnMeanwhileIsNotSigned() {
    Member ana = atelier.member("Ana Lima");
    Member ben = atelier.member("Ben Okafor");
    Work work = atelier.listed(ana, "Withdrawn meanwhile", 4_000);
    divisions.propose(
        work.id(),
        ana.id(),
        List.of(
            new Contributor(ana.id(), 9, Role.MAKER), new Contributor(ben.id(), 1, Role.OTHER)));
    signIn(ben.person());
    navigate(SharesToSignView.class);
    divisions.withdraw(work.id(), ana.id());

    press("Agree and sign");

    assertThat(words()).contains("This proposal is over or has changed. Nothing was signed.");
  }

  @Test
  void whatCannotBeIsSaidAndNothingIsLost() {
    Member ana = atelier.member("Ana Lima");
    Member ben = atelier.member("Ben Okafor");
    Work work = atelier.listed(ana, "Odd", 4_000);
    shares(work, ana);

    press("Propose and sign");
    assertThat(words()).contains("This is how it is shared already");
    pick(ben);
    find(IntegerField.class).withId("field-own-weight").single().setValue(10_001);
    press("Propose and sign");
    assertThat(words()).contains("Write a whole number from 1 to 10,000");
    assertThat(combo().getValue()).isEqualTo(ben);
    find(IntegerField.class).withId("field-own-weight").single().setValue(2);
    press("Propose and sign");
    press("Withdraw it");

    assertThat(words()).contains("You withdrew it on ", "Propose a division");
  }

  @Test
  void nobodyElseDividesIt() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.listed(ana, "Hers", 4_000);
    Work draft = atelier.described(ana, "Draft");

    signIn(atelier.member("Ben Okafor").person());
    assertThat(elsewhere("studio/works/" + work.id() + "/shares"))
        .isNotInstanceOf(SharesView.class);
    signIn(ana.person());
    assertThat(elsewhere("studio/works/" + draft.id() + "/shares"))
        .isNotInstanceOf(SharesView.class);
    signIn(atelier.guest("Gil").id());
    navigate(SharesToSignView.class);
    assertThat(words()).contains("You are not signed in as a member.");
  }

  private void shares(Work work, Member maker) {
    signIn(maker.person());
    navigate(SharesView.class, Map.of("work", work.id().toString()));
  }

  private void pick(Member member) {
    combo().setValue(member);
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Member> combo() {
    return find(ComboBox.class).single();
  }
}
