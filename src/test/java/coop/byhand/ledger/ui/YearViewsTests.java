package coop.byhand.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.YearClose;
import coop.byhand.ledger.YearDesk;
import coop.byhand.ledger.YearStage;
import coop.byhand.licensing.Counter;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members read about a year, and what the board does there. */
class YearViewsTests extends AppVisit {

  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired Membership membership;
  @Autowired YearDesk desk;
  @Autowired YearClose years;

  private int year;
  private Member ana;
  private Member dora;

  @BeforeEach
  void aYearIsOver() {
    year = desk.openYear();
    ana = atelier.member("Ana Lima");
    dora = atelier.member("Dora Maar");
    membership.appoint(dora.id(), Office.BOARD);
  }

  @Test
  void everyYearIsListedWithHowFarItIs() {
    desk.close(year, dora.id());
    visit(ana.person());
    navigate(YearsView.class);
    assertThat(words())
        .contains("Surplus, year by year", "Under way", "This year is not over", "Waits")
        .contains("Can be closed", Integer.toString(year), "Nothing of it changes any more");
  }

  @Test
  void whoIsNoMemberIsToldSo() {
    visit(counter.buyer("Ben Okafor"));
    navigate(YearsView.class);
    assertThat(words()).contains("for its members").doesNotContain("Under way");
    UI.getCurrent().navigate("year/" + year);
    assertThat(getCurrentView()).isNotInstanceOf(YearView.class);
  }

  @Test
  void aYearWithoutBooksIsNotThere() {
    visit(ana.person());
    for (String none : new String[] {"1980", "2999", "nonsense", "99999"}) {
      UI.getCurrent().navigate("year/" + none);
      assertThat(getCurrentView()).as(none).isNotInstanceOf(YearView.class);
    }
  }

  @Test
  void beforeTheCloseEverybodySeesWhatItWouldBe() {
    desk.sell(year, ana.id(), Money.of(10_000, "EUR"));
    desk.sell(year, dora.id(), Money.of(10_000, "EUR"));
    desk.fee(year, Money.of(100, "EUR"));
    visit(ana.person());
    open();
    assertThat(words())
        .contains("The board can close it", "Your part, if the year were closed now")
        .contains("€11.73 as a creator: €5.87 are paid out, €5.86 are kept")
        .contains("30 % of the surplus for the common reserve", "3 % of the surplus for education")
        .contains("For running the co", "36.00", "Fees of the payment provider", "-1.00", "35.00")
        .contains("10.50", "1.05", "23.45", "No hours are entered")
        .doesNotContain("Everybody’s part", "Close the year", "Enter hours", "Dora Maar");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).isEqualTo("/policy/1"));
    desk.close(year, dora.id());
  }

  @Test
  void theBoardEntersHoursAndClosesAfterAQuestion() {
    desk.sell(year, ana.id(), Money.of(10_000, "EUR"));
    visit(dora.person());
    open();
    click("Enter hours");
    assertThat(words()).contains("Choose the member who worked.");
    choose(ana);
    click("Enter hours");
    assertThat(words()).contains("whole hours from 0 to 8,784");
    test(find(IntegerField.class).single()).setValue(12);
    click("Enter hours");
    assertThat(words()).contains("Ana Lima now has 12 hours.", "Entered by Dora Maar");
    choose(ana);
    test(find(IntegerField.class).single()).setValue(10);
    click("Enter hours");
    assertThat(words()).contains("Say why they change.");
    test(find(TextField.class).single()).setValue("Two were counted twice.");
    click("Enter hours");
    assertThat(words()).contains("Ana Lima now has 10 hours.", "Two were counted twice.");

    click("Close " + year);
    assertThat(words()).contains("Close " + year + " for good?", "cannot be taken back");
    click("Not yet");
    assertThat(years.find(year).orElseThrow().stage()).isEqualTo(YearStage.OPEN);
    click("Close " + year);
    click("Close the year");
    assertThat(words())
        .contains(year + " is closed.", "Everybody’s part", "Ana Lima", "Creators", "Workers")
        .contains("You have no part in the surplus of this year", "18.00", "10 hours")
        .doesNotContain("Enter hours", "Close " + year, "Close the year");
  }

  @Test
  void afterTheCloseTheReadersOwnPartComesFirst() {
    desk.sell(year, ana.id(), Money.of(10_000, "EUR"));
    desk.sell(year, dora.id(), Money.of(90_000, "EUR"));
    desk.close(year, dora.id());
    visit(ana.person());
    open();
    String words = words();
    assertThat(words).contains("Your part\n", "This is you", "Dora Maar", "Everybody’s part");
    assertThat(words.indexOf("Ana Lima", words.indexOf("Everybody’s")))
        .isLessThan(words.indexOf("Dora Maar", words.indexOf("Everybody’s")));
  }

  @Test
  void aYearInWhichNothingHappenedAndALossSaySo() {
    visit(ana.person());
    open();
    assertThat(words()).contains("Nothing was earned or spent in this year");
    desk.fee(year, Money.of(250, "EUR"));
    open();
    assertThat(words()).contains("A loss of €2.50 is carried on", "Nobody is charged");
    desk.close(year, dora.id());
    year++;
    desk.sell(year, ana.id(), Money.of(10_000, "EUR"));
    open();
    assertThat(words()).contains("Losses of earlier years", "-2.50", "To be divided", "15.50");
    desk.close(year, dora.id());
  }

  @Test
  void itIsThereInGermanToo() {
    desk.sell(year, ana.id(), Money.of(10_000, "EUR"));
    visit(ana.person());
    UI.getCurrent().setLocale(Locale.GERMAN);
    open();
    assertThat(words()).contains("Ihr Anteil, wenn das Jahr jetzt abgeschlossen würde");
    desk.close(year, dora.id());
  }

  private void open() {
    navigate("year/" + year, YearView.class);
  }

  private void visit(PersonId person) {
    signIn(person);
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  private void click(String label) {
    test(find(Button.class).withText(label).single()).click();
  }

  @SuppressWarnings("unchecked")
  private void choose(Member member) {
    ((Select<Member>) find(Select.class).single()).setValue(member);
  }

  @Override
  protected String words() {
    return super.words().replace('\u00a0', ' ');
  }
}
