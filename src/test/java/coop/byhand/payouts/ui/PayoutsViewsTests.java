package coop.byhand.payouts.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.ledger.PaidOrder;
import coop.byhand.members.Member;
import coop.byhand.payouts.PayDesk;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a member sees of their money, in each state that it can be in. */
class PayoutsViewsTests extends AppVisit {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired BeanFactory house;
  @Autowired Atelier atelier;
  @Autowired JdbcClient sql;

  private PayDesk desk;
  private Member ana;

  @BeforeEach
  void anaIsSignedIn() {
    desk = new PayDesk(house);
    ana = desk.maker();
    enter(ana);
  }

  @Test
  void whoHasEarnedNothingCanSetUpTheAccount() {
    open();
    assertThat(words())
        .contains("Nothing earned yet", "Not set up", "Byhand does not see your answers");
    assertThat(find(Button.class).single().getText()).isEqualTo("Set up the account");
  }

  @Test
  void whoIsNoMemberIsToldWhomPayoutsAreFor() {
    signIn(atelier.guest("Ben Okafor").id());
    UI.getCurrent().setLocale(Locale.ENGLISH);
    open();
    assertThat(words()).contains("for members who sell").doesNotContain("account");
    UI.getCurrent().navigate("payouts/account");
    assertThat(getCurrentView()).isInstanceOf(PayoutsView.class);
  }

  @Test
  void moneyStandsWhereItIs() {
    desk.sells(ana, 4000);
    open();
    assertThat(words())
        .contains("Waiting, %d days from the sale".formatted(desk.holdDays()))
        .contains("€40.00", "Ready to be paid out", "€0.00")
        .contains("at least €10.00")
        .doesNotContain("On its way", "Blocked", "To be set off", "Nothing was sent");
    desk.afterTheHold();
    desk.nextRun();
    open();
    assertThat(words())
        .contains("Next payouts: ")
        .contains("Nothing was sent to you on", "you had no account", "The €40.00 stay yours")
        .contains("Not set up");
  }

  @Test
  void aDebtIsExplained() {
    PaidOrder order = desk.sells(ana, 4000);
    desk.afterTheHold();
    desk.isPaidAll(ana);
    desk.refunds(order);
    open();
    assertThat(words()).contains("To be set off", "€40.00", "It is taken from what you earn next");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          intended | 1 | On its way                      | has been asked to put it into your account
          intended | 4 | Delayed                         | It is never sent twice
          sent     | 4 | In your account at the provider | whether it arrived there, Byhand cannot see
          failed   | 4 | Not sent                        | given back to what is ready to be paid out
          """)
  void aPayoutIsShownWithItsStateAndWhatThatMeans(
      String state, int daysAgo, String word, String meaning) {
    desk.wasPaid(ana, state, Duration.ofDays(daysAgo));
    open();
    assertThat(words()).contains("What was paid", "€12.34", word, meaning);
    assertThat(words().replace(meaning, "")).doesNotContain("settled", "provider’s words");
  }

  @Test
  void theWayToTheProviderIsAskedWithoutHoldingThePage() {
    open();
    find(Button.class).single().click();
    assertThat(words()).contains("Choose the country").doesNotContain("Asking");
    find(Select.class).single().setValue("DE");
    find(Button.class).single().click();
    assertThat(words()).contains("Asking the payment provider");
    await()
        .pollInSameThread()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          poll();
          assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
        });
    assertThat(words()).doesNotContain("gives no answer", "refuses");
    open();
    assertThat(words()).contains("Questions are open");
    find(Button.class).withText("Answer the provider’s questions").single().click();
    assertThat(words()).contains("Asking the payment provider");
  }

  @Test
  void comingBackProvesNothingAndAsksTheProvider() {
    navigateAway();
    desk.begins(ana);
    UI.getCurrent().navigate("payouts/account");
    assertThat(getCurrentView()).isInstanceOf(AccountView.class);
    assertThat(words()).contains("We are asking the payment provider").doesNotContain("Ready");
    await()
        .pollInSameThread()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          poll();
          assertThat(words()).contains("Questions are open", "Answer the provider’s questions");
        });
    assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    desk.ready(ana);
    open();
    assertThat(words()).contains("Ready", "Money can go there");
    assertThat(find(Button.class).exists()).isFalse();
  }

  @Test
  void whoComesBackWithoutHavingGoneSeesThePayouts() {
    UI.getCurrent().navigate("payouts/account");
    assertThat(getCurrentView()).isInstanceOf(PayoutsView.class);
  }

  @Test
  void germanIsSpoken() {
    UI.getCurrent().setLocale(Locale.GERMAN);
    desk.sells(ana, 4000);
    open();
    assertThat(words().replace('\u00a0', ' '))
        .contains("Wartend, %d Tage ab dem Verkauf".formatted(desk.holdDays()))
        .contains("40,00 €", "Konto einrichten");
  }

  private void open() {
    navigateAway();
    navigate(PayoutsView.class);
  }

  private void navigateAway() {
    UI.getCurrent().navigate("library");
  }

  private void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }

  private void enter(Member member) {
    signIn(member.person());
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }
}
