package coop.byhand.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.FundDesk;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.ledger.SolidarityGrant;
import coop.byhand.licensing.Counter;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What members read about the solidarity fund, and how the board grants out of it. */
class SolidarityViewTests extends AppVisit {

  private static final Currency EURO = Currency.getInstance("EUR");

  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired Membership membership;
  @Autowired FundDesk desk;
  @Autowired SolidarityFund fund;
  @Autowired Ledger ledger;

  private Member ana;
  private Member dora;
  private Member emil;

  @BeforeEach
  void twoOfTheBoardAndAMember() {
    ana = atelier.member("Ana Lima");
    dora = board("Dora Maar");
    emil = board("Emil Nolde");
    desk.fill(Money.of(5_000, "EUR"));
  }

  @Test
  void whoIsNoMemberIsToldSo() {
    visit(counter.buyer("Ben Okafor"));
    assertThat(words()).contains("is for its members").doesNotContain("What the fund holds");
  }

  @Test
  void membersReadWhatItHoldsAndWhatItWasForButNotWhoGotIt() {
    desk.proposed(ana.id(), Money.of(1_234, "EUR"), dora.id());
    fund.proposed(emil.id()).stream()
        .filter(grant -> grant.recipient().equals(ana.id()))
        .forEach(grant -> fund.agree(grant.id(), emil.id()));
    desk.proposed(ana.id(), Money.of(2_345, "EUR"), dora.id());
    visit(atelier.member("Cleo Diaz").person());
    assertThat(words())
        .contains("What the fund holds", "in the fund", "granted so far", "What was granted")
        .contains("€12.34, ", "A broken etching press.")
        .doesNotContain("Ana Lima", "Proposed grants", "Propose a grant", "€23.45");
    assertThat(find(Button.class).all()).isEmpty();
  }

  @Test
  void oneProposesAndAnotherAgrees() {
    visit(dora.person());
    click("Propose");
    assertThat(words()).contains("Choose the member who gets it.");
    choose("Who gets it", ana);
    choose("Currency", EURO);
    amount("12,345");
    click("Propose");
    assertThat(words()).contains("Enter an amount in EUR above zero");
    amount("999999999");
    click("Propose");
    assertThat(words()).contains("The fund has €", "Enter no more than that.");
    amount("12,50");
    click("Propose");
    assertThat(words()).contains("Say what it is for, in up to 500 characters.");
    assertThat(find(TextField.class).single().getValue()).isEqualTo("12,50");
    test(purpose()).setValue("A new lens.");
    click("Propose");
    assertThat(words())
        .contains("€12.50 for Ana Lima is proposed.", "Proposed by Dora Maar", "A new lens.")
        .contains("You proposed this. Another member of the board has to agree.");
    assertThat(find(TextField.class).single().getValue()).isEmpty();
    assertThat(find(TextField.class).single().isInvalid()).isFalse();
    assertThat(buttons("€12.50 for Ana Lima: Agree")).isZero();

    visit(emil.person());
    press("€12.50 for Ana Lima", "Agree");
    assertThat(words())
        .contains("€12.50 is granted and available to the member.", "A new lens.")
        .doesNotContain("€12.50 for Ana Lima");
    assertThat(ledger.balanceOf(ana.id(), EURO).available()).isEqualTo(Money.of(1_250, "EUR"));

    signIn(ana.person());
    UI.getCurrent().setLocale(Locale.ENGLISH);
    navigate(StatementView.class);
    assertThat(words())
        .contains("Grant from the solidarity fund", "A new lens.", "12.50")
        .contains("Grants from the solidarity fund", "€12.50 ready to be paid out to you");
  }

  @Test
  void anyoneOfTheBoardDeclinesWithWordsAndNothingTypedIsLost() {
    desk.proposed(ana.id(), Money.of(777, "EUR"), dora.id());
    visit(emil.person());
    choose("Who gets it", dora);
    amount("3.21");
    test(purpose()).setValue("Half typed.");
    press("€7.77 for Ana Lima", "Decline");
    assertThat(words()).contains("Say why it is declined, in up to 500 characters.");
    TextArea reason =
        find(TextArea.class).all().stream().filter(TextArea::isInvalid).findFirst().orElseThrow();
    test(reason).setValue("It was insured.");
    press("€7.77 for Ana Lima", "Decline");
    assertThat(words())
        .contains("The grant is declined.")
        .doesNotContain("€7.77 for Ana Lima", "It was insured.");
    assertThat(find(TextField.class).single().getValue()).isEqualTo("3.21");
    assertThat(purpose().getValue()).isEqualTo("Half typed.");
    assertThat(ledger.currenciesOf(ana.id())).isEmpty();
  }

  @Test
  void whoGetsItCannotAgreeAndIsNotOfferedTo() {
    desk.proposed(emil.id(), Money.of(888, "EUR"), dora.id());
    visit(emil.person());
    assertThat(words()).contains("€8.88 for Emil Nolde", "This is for you.");
    assertThat(buttons("€8.88 for Emil Nolde: Agree")).isZero();
    assertThat(buttons("€8.88 for Emil Nolde: Decline")).isEqualTo(1);
  }

  @Test
  void whatTheFundDoesNotHoldAnyMoreIsSaidWithWhatItHas() {
    long has = desk.has("USD");
    desk.fill(Money.of(has + 500, "USD"));
    Money all = Money.of(desk.has("USD"), "USD");
    desk.proposed(ana.id(), all, dora.id());
    desk.proposed(ana.id(), Money.of(99, "USD"), dora.id());
    SolidarityGrant first =
        fund.proposed(emil.id()).stream()
            .filter(grant -> grant.amount().equals(all) && grant.recipient().equals(ana.id()))
            .findFirst()
            .orElseThrow();
    visit(emil.person());
    fund.agree(first.id(), emil.id());
    press("US$0.99 for Ana Lima", "Agree");
    assertThat(words()).contains("The fund has US$0.00, so US$0.99 cannot be granted now.");
  }

  @Test
  void itIsThereInGermanToo() {
    desk.proposed(ana.id(), Money.of(555, "EUR"), dora.id());
    signIn(emil.person());
    UI.getCurrent().setLocale(Locale.GERMAN);
    navigate(SolidarityView.class);
    assertThat(words())
        .contains("Was der Fonds enthält", "5,55 € für Ana Lima", "Zustimmen", "Ablehnen")
        .doesNotContain("ledger.solidarity");
  }

  @ParameterizedTest
  @CsvSource({
    "40, EUR, 4000",
    "' 39,5 ', EUR, 3950",
    "0.01, GBP, 1",
    "1500, JPY, 1500",
    "15.5, JPY, ",
    "1.500, EUR, ",
    "-1, EUR, ",
    "'', EUR, ",
    "1e3, EUR, ",
    "1234567890123, EUR, "
  })
  void amountsAreReadAsPeopleWriteThem(String typed, String currency, Long minor) {
    assertThat(
            AmountText.read(typed, Currency.getInstance(currency)).map(Money::minor).orElse(null))
        .isEqualTo(minor);
  }

  private Member board(String name) {
    Member member = atelier.member(name);
    membership.appoint(member.id(), Office.BOARD);
    return member;
  }

  private void visit(PersonId person) {
    signIn(person);
    UI.getCurrent().setLocale(Locale.ENGLISH);
    navigate(SolidarityView.class);
  }

  private void click(String label) {
    test(find(Button.class).withText(label).single()).click();
  }

  /** Presses the button of one grant. */
  private void press(String grant, String label) {
    test(find(Button.class).all().stream()
            .filter(button -> button.getAriaLabel().orElse("").equals(grant + ": " + label))
            .findFirst()
            .orElseThrow())
        .click();
  }

  private long buttons(String name) {
    return find(Button.class).all().stream()
        .filter(button -> button.getAriaLabel().orElse("").equals(name))
        .count();
  }

  private void amount(String typed) {
    test(find(TextField.class).single()).setValue(typed);
  }

  private TextArea purpose() {
    return find(TextArea.class).all().stream()
        .filter(area -> area.getLabel().equals("What it is for"))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private <T> void choose(String label, T value) {
    Select<T> select =
        (Select<T>)
            find(Select.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    select.setValue(value);
  }

  @Override
  protected String words() {
    return super.words().replace('\u00a0', ' ');
  }
}
