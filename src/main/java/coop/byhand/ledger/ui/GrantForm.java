package coop.byhand.ledger.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.FundBalance;
import coop.byhand.ledger.GrantProposalOutcome;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.ledger.SolidarityGrant;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where the board proposes a grant: to whom, how much, and what for. */
final class GrantForm extends Section {

  private final transient SolidarityFund fund;
  private final transient MemberId board;
  private final transient Formats formats;
  private final transient Consumer<String> done;
  private final Select<Member> who = new Select<>();
  private final Select<Currency> currency = new Select<>();
  private final TextField amount = new TextField();
  private final TextArea purpose = new TextArea();
  private final Div fields = new Div();
  private final Paragraph empty = new Paragraph();
  private List<Currency> offered = List.of();

  /**
   * The form of one reader.
   *
   * @param done what to do with the sentence about what was proposed
   */
  GrantForm(
      SolidarityFund fund,
      Membership membership,
      MemberId board,
      Formats formats,
      Consumer<String> done) {
    this.fund = fund;
    this.board = board;
    this.formats = formats;
    this.done = done;
    who.setLabel(getTranslation("ledger.solidarity.who"));
    who.setItemLabelGenerator(member ->
        getTranslation(
            "ledger.solidarity.member", member.name(), Integer.toString(member.number())));
    who.setItems(
        membership.all().stream()
            .filter(member -> !member.id().equals(board))
            .sorted(Comparator.comparingInt(Member::number))
            .toList());
    amount.setLabel(getTranslation("ledger.solidarity.amount"));
    amount.getElement().setAttribute("inputmode", "decimal");
    amount.addClassName("input-short");
    currency.setLabel(getTranslation("ledger.solidarity.currency"));
    currency.setItemLabelGenerator(Currency::getCurrencyCode);
    purpose.setLabel(getTranslation("ledger.solidarity.purpose"));
    purpose.setHelperText(getTranslation("ledger.solidarity.purpose.help"));
    purpose.setMaxLength(SolidarityGrant.PURPOSE_MAX);
    purpose.setWidthFull();
    Button propose = new Button(getTranslation("ledger.solidarity.propose"), click -> propose());
    propose.addThemeVariants(ButtonVariant.PRIMARY);
    Paragraph words = new Paragraph(getTranslation("ledger.solidarity.propose.words"));
    words.addClassName("prose");
    fields.add(words, who, amount, currency, purpose, propose);
    fields.addClassName("form");
    empty.setText(getTranslation("ledger.solidarity.propose.empty"));
    add(new H2(getTranslation("ledger.solidarity.propose.heading")), empty, fields);
  }

  /** Offers the currencies that the fund holds now; what is typed stays. */
  void offer(List<FundBalance> balances) {
    List<Currency> held =
        balances.stream()
            .filter(FundBalance::holdsSomething)
            .map(one -> one.has().currency())
            .toList();
    empty.setVisible(held.isEmpty());
    fields.setVisible(!held.isEmpty());
    if (!held.equals(offered)) {
      Currency before = currency.getValue();
      currency.setItems(held);
      offered = held;
      currency.setValue(held.contains(before) ? before : held.isEmpty() ? null : held.getFirst());
    }
  }

  private void propose() {
    nothingWrong();
    if (who.isEmpty()) {
      wrong(who, getTranslation("ledger.solidarity.who.missing"));
      return;
    }
    if (currency.isEmpty()) {
      wrong(currency, getTranslation("ledger.solidarity.currency.missing"));
      return;
    }
    Optional<Money> typed = AmountText.read(amount.getValue(), currency.getValue());
    if (typed.isEmpty()) {
      noAmount();
      return;
    }
    switch (fund.propose(who.getValue().id(), typed.get(), purpose.getValue(), board)) {
      case GrantProposalOutcome.Proposed(SolidarityGrant grant) -> {
        String name = who.getValue().name();
        who.clear();
        amount.clear();
        purpose.clear();
        // What has just been emptied is not missing.
        nothingWrong();
        done.accept(
            getTranslation("ledger.solidarity.said.proposed", formats.money(grant.amount()), name));
      }
      case GrantProposalOutcome.NoAmount none -> noAmount();
      case GrantProposalOutcome.MoreThanHeld(Money has) ->
          wrong(amount, getTranslation("ledger.solidarity.amount.more", formats.money(has)));
      case GrantProposalOutcome.PurposeLength length ->
          wrong(
              purpose,
              getTranslation("ledger.solidarity.purpose.missing", SolidarityGrant.PURPOSE_MAX));
      case GrantProposalOutcome.ForOneself own ->
          wrong(who, getTranslation("ledger.solidarity.who.oneself"));
      case GrantProposalOutcome.NotAMember left ->
          wrong(who, getTranslation("ledger.solidarity.who.left"));
      case GrantProposalOutcome.NotTheBoard no ->
          done.accept(getTranslation("ledger.year.board-only"));
    }
  }

  private void nothingWrong() {
    Stream.<HasValidation>of(who, currency, amount, purpose)
        .forEach(field -> field.setInvalid(false));
  }

  private void noAmount() {
    wrong(
        amount,
        getTranslation("ledger.solidarity.amount.missing", currency.getValue().getCurrencyCode()));
  }

  private static <F extends HasValidation & Focusable<?>> void wrong(F field, String words) {
    field.setErrorMessage(words);
    field.setInvalid(true);
    field.focus();
  }
}
