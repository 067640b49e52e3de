package coop.byhand.payouts.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.MemberId;
import coop.byhand.payments.OnboardOutcome;
import coop.byhand.payments.Recipient;
import coop.byhand.payouts.Payouts;
import java.text.Collator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The member's account at the provider: its state in words, and the way to the provider's
 * questions. The provider may take its time, and a click holds the lock of the whole session, also
 * that of the person's other windows; so a thread of its own asks, and the browser looks every
 * second whether there is an answer. No job: the address works for a short time and is of no use
 * to anybody once the person has left.
 */
final class AccountPanel extends Div {

  private final transient Payouts payouts;
  private final transient MemberId member;
  private final transient Lookout lookout = new Lookout();
  private final Div live = new Div();
  private transient @Nullable CompletableFuture<OnboardOutcome> asking;

  AccountPanel(Payouts payouts, MemberId member) {
    this.payouts = payouts;
    this.member = member;
    addClassName("form");
    live.getElement().setAttribute("role", "status");
  }

  /** Shows how the account stands. */
  void show(Optional<Recipient> account) {
    removeAll();
    live.removeAll();
    String state = account.map(known -> known.state().name()).orElse("NONE");
    Paragraph word =
        new Paragraph(
            new StatusWord(tone(account), getTranslation("payouts.account.state." + state)));
    add(word, new Paragraph(getTranslation("payouts.account.words." + state)));
    if (account.isEmpty()) {
      offerToBegin();
    } else if (hasQuestions(account.get())) {
      go("payouts.account.continue", () -> ask(() -> payouts.continueAccount(member)));
    }
    add(live);
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    lookout.stop(detached.getUI());
    asking = null;
  }

  private static Tone tone(Optional<Recipient> account) {
    if (account.isEmpty()) {
      return Tone.WAITING;
    }
    return switch (account.get().state()) {
      case READY -> Tone.DONE;
      case INTENDED, ONBOARDING -> Tone.WAITING;
      case RESTRICTED, CLOSED -> Tone.REFUSED;
    };
  }

  private static boolean hasQuestions(Recipient account) {
    return switch (account.state()) {
      case INTENDED, ONBOARDING, RESTRICTED -> true;
      case READY, CLOSED -> false;
    };
  }

  /** Where the account is cannot be changed later, so nothing is chosen beforehand. */
  private void offerToBegin() {
    Select<String> country = new Select<>();
    country.setLabel(getTranslation("payouts.account.country"));
    country.setHelperText(getTranslation("payouts.account.country.help"));
    country.setItemLabelGenerator(code -> Locale.of("", code).getDisplayCountry(getLocale()));
    country.setItems(countries());
    add(country);
    go(
        "payouts.account.begin",
        () -> {
          String chosen = country.getValue();
          country.setInvalid(chosen == null);
          country.setErrorMessage(getTranslation("payouts.account.country.missing"));
          if (chosen == null) {
            country.focus();
          } else {
            ask(() -> payouts.openAccount(member, chosen));
          }
        });
  }

  /** All of them, in the order of the reader's language; the provider says where it works. */
  private List<String> countries() {
    Collator order = Collator.getInstance(getLocale());
    return Arrays.stream(Locale.getISOCountries())
        .sorted((one, other) ->
            order.compare(
                Locale.of("", one).getDisplayCountry(getLocale()),
                Locale.of("", other).getDisplayCountry(getLocale())))
        .toList();
  }

  private void go(String key, Runnable deed) {
    Button button = new Button(getTranslation(key), click -> deed.run());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    add(button);
  }

  private void ask(Supplier<OnboardOutcome> provider) {
    if (asking != null) {
      return;
    }
    say("payouts.account.asking");
    asking = CompletableFuture.supplyAsync(provider, Thread::startVirtualThread);
    lookout.start(getUI().orElseThrow(), this::look);
  }

  private void look() {
    CompletableFuture<OnboardOutcome> before = asking;
    if (before == null || !before.isDone()) {
      return;
    }
    asking = null;
    UI ui = getUI().orElseThrow();
    lookout.stop(ui);
    switch (before.join()) {
      case OnboardOutcome.Page page -> ui.getPage().setLocation(page.page());
      case OnboardOutcome.Ready ready -> show(payouts.of(member).account());
      case OnboardOutcome.Unavailable unavailable -> say("payouts.account.unavailable");
      case OnboardOutcome.Refused refused -> say("payouts.account.refused");
    }
  }

  private void say(String key) {
    live.removeAll();
    live.add(new Paragraph(getTranslation(key)));
  }
}
