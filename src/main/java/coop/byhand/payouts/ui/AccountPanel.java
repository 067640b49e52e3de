package coop.byhand.payouts.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.MemberId;
import coop.byhand.payments.OnboardOutcome;
import coop.byhand.payments.Recipient;
import coop.byhand.payouts.Payouts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    if (hasQuestions(account)) {
      Button go =
          new Button(
              getTranslation(
                  account.isEmpty() ? "payouts.account.begin" : "payouts.account.continue"),
              click -> ask());
      go.addThemeVariants(ButtonVariant.PRIMARY);
      add(go);
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

  private static boolean hasQuestions(Optional<Recipient> account) {
    return account
        .map(known ->
            switch (known.state()) {
              case INTENDED, ONBOARDING, RESTRICTED -> true;
              case READY, CLOSED -> false;
            })
        .orElse(true);
  }

  private void ask() {
    UI ui = getUI().orElseThrow();
    if (asking != null) {
      return;
    }
    say("payouts.account.asking");
    asking =
        CompletableFuture.supplyAsync(
            () -> payouts.openAccount(member), Thread::startVirtualThread);
    lookout.start(ui, this::look);
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
