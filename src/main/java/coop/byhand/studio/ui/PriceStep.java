package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Proceeds;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.look.ui.SplitBar;
import coop.byhand.members.Member;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyCause;
import java.util.Currency;
import java.util.Optional;

/**
 * The price of the Standard licence, with the voted floor and what of it stays with the maker, and
 * a second one for an exclusive year, if its maker offers that.
 */
class PriceStep extends Div {

  private static final int PAUSE = 700;
  private static final Currency EURO = Currency.getInstance("EUR");

  private final transient Work work;
  private final transient Member member;
  private final transient StudioRooms rooms;
  private final transient Policy policy;
  private final transient Formats formats;
  private final boolean draft;
  private final ErrorSummary summary = new ErrorSummary();
  private final TextField price = new TextField();
  private final Div split = new Div();
  private final Paragraph saved = new Paragraph();
  private final ExclusivePrice exclusive;

  PriceStep(Work work, Member member, StudioRooms rooms, boolean draft) {
    this.work = work;
    this.member = member;
    this.rooms = rooms;
    this.draft = draft;
    this.policy = rooms.policies().at(rooms.clock().instant());
    this.formats = rooms.formats().in(getLocale());
    exclusive = new ExclusivePrice(work, member, rooms);
    addClassName("form");
    Money floor = policy.tariff().floor(work.medium(), EURO);
    price.setLabel(getTranslation("studio.price.field"));
    price.setHelperText(
        getTranslation(
            "studio.price.field-help",
            formats.money(floor),
            getTranslation("studio.price.medium." + WorkWords.medium(work))));
    price.setId("field-price");
    price.getElement().setAttribute("inputmode", "decimal");
    price.addClassName("input-short");
    rooms
        .desk()
        .standing(work.id(), LicenceClass.STANDARD)
        .ifPresent(offer -> price.setValue(PriceText.write(offer.price())));
    price.setValueChangeMode(ValueChangeMode.LAZY);
    price.setValueChangeTimeout(PAUSE);
    price.addValueChangeListener(change -> {
      divide();
      if (draft) {
        PriceText.read(price.getValue()).ifPresent(this::keep);
      }
    });
    split.getElement().setAttribute("role", "status");
    saved.addClassNames("soft", "small");
    saved.getElement().setAttribute("role", "status");
    Anchor deed = new Anchor("/licences/standard", getTranslation("studio.price.deed"));
    deed.setRouterIgnore(true);
    NativeButton next =
        new NativeButton(
            getTranslation(draft ? "studio.continue" : "studio.price.save"), click -> goOn());
    next.addClassName("button");
    add(
        summary,
        new Paragraph(getTranslation("studio.price.lead")),
        new Paragraph(deed),
        price,
        split,
        saved,
        exclusive,
        new Div(next));
    divide();
  }

  /** Shows what of the typed price goes where, under the policy in force. */
  private void divide() {
    split.removeAll();
    Optional<Money> typed = PriceText.read(price.getValue());
    if (typed.isEmpty()) {
      return;
    }
    Proceeds proceeds =
        Proceeds.of(
            typed.get(),
            policy.revenueSplit(),
            Contributor.weights(rooms.catalogue().contributors(work.id())));
    split.add(new SplitBar(proceeds.shown(sharer -> rooms.members().get(sharer).name(), formats)));
    Anchor source = new Anchor("/policy/" + policy.version().value(), source());
    source.setRouterIgnore(true);
    Paragraph line = new Paragraph(source);
    line.addClassName("split-source");
    split.add(line);
  }

  private String source() {
    int version = policy.version().value();
    String since = formats.day(policy.inForceFrom());
    return switch (policy.cause()) {
      case PolicyCause.Genesis _ -> getTranslation("studio.price.source.first", version, since);
      case PolicyCause.Ballot(int proposal) ->
          getTranslation("studio.price.source", version, since, proposal);
    };
  }

  /** Keeps the price if it may stand; says why not, without judging the field yet. */
  private Optional<String> keep(Money typed) {
    Optional<String> problem =
        OfferWords.problem(rooms.licensing().offer(work.id(), member.id(), typed), this, formats);
    saved.setText(
        problem
            .map(words -> getTranslation("studio.not-saved", words))
            .orElseGet(
                () -> getTranslation("studio.saved", formats.time(rooms.clock().instant()))));
    return problem;
  }

  private void goOn() {
    summary.clear();
    price.setInvalid(false);
    Optional<Money> typed = PriceText.read(price.getValue());
    Optional<String> problem =
        typed.isEmpty()
            ? Optional.of(getTranslation("studio.price.not-an-amount"))
            : keep(typed.get());
    problem.ifPresent(words -> {
      price.setInvalid(true);
      price.setErrorMessage(words);
      summary.add(price, words);
    });
    Optional<String> other = exclusive.keep();
    other.ifPresent(words -> summary.add(exclusive.field(), words));
    if (problem.isPresent() || other.isPresent()) {
      summary.show();
      return;
    }
    getUI()
        .ifPresent(ui ->
            ui.navigate(
                WorkView.class,
                draft ? WorkWords.address(work, Step.CHECK) : WorkWords.address(work)));
  }
}
