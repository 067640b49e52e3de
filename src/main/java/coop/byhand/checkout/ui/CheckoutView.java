package coop.byhand.checkout.ui;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome;
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteOutcome;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensee;
import coop.byhand.licensing.TermsBook;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.payments.Payments;
import coop.byhand.policy.PolicyBook;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order as it will be, to be checked before paying. */
@Route("checkout")
@PermitAll
class CheckoutView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Checkout checkout;
  private final transient Payments payments;
  private final transient PolicyBook policies;
  private final transient TermsBook terms;
  private final transient People people;
  private final transient CurrentPerson current;
  private final transient HouseFormats houseFormats;

  private final ErrorSummary errors = new ErrorSummary();
  private final Div changes = new Div();
  private final Div order = new Div();
  private final TextField licensee = new TextField();
  private final Checkbox accepted = new Checkbox();
  private final Button pay = new Button();
  private transient @Nullable Quote quote;

  CheckoutView(
      Checkout checkout,
      Payments payments,
      PolicyBook policies,
      TermsBook terms,
      People people,
      CurrentPerson current,
      HouseFormats houseFormats) {
    this.checkout = checkout;
    this.payments = payments;
    this.policies = policies;
    this.terms = terms;
    this.people = people;
    this.current = current;
    this.houseFormats = houseFormats;
    addClassName("form");
    order.addClassName("form");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("checkout.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<WorkId> work = parameter(event, "work").flatMap(WorkId::parse);
    Optional<LicenceClass> licence =
        parameter(event, "licence")
            .or(() -> Optional.of("STANDARD"))
            .flatMap(CheckoutView::licence);
    if (work.isEmpty() || licence.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    removeAll();
    PersonId buyer = current.require();
    switch (checkout.quote(work.get(), licence.get(), buyer)) {
      case QuoteOutcome.Quoted(Quote found) -> {
        form(buyer);
        show(found);
      }
      case QuoteOutcome refusal -> refuse(refusal, work.get());
    }
  }

  private static Optional<String> parameter(BeforeEnterEvent event, String name) {
    return event.getLocation().getQueryParameters().getSingleParameter(name);
  }

  /** The shop window writes the licence small in its addresses, an order by its name. */
  private static Optional<LicenceClass> licence(String name) {
    return Arrays.stream(LicenceClass.values())
        .filter(licence -> licence.name().equalsIgnoreCase(name.replace('-', '_')))
        .findFirst();
  }

  private void form(PersonId buyer) {
    licensee.setLabel(getTranslation("checkout.licensee"));
    licensee.setHelperText(getTranslation("checkout.licensee.help"));
    licensee.setMaxLength(Licensee.LONGEST);
    licensee.setRequiredIndicatorVisible(true);
    licensee.setWidthFull();
    licensee.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.ORGANIZATION);
    licensee.setValue(checkout.lastLicensee(buyer).orElseGet(() -> people.get(buyer).name()));
    pay.addThemeVariants(ButtonVariant.PRIMARY);
    pay.setDisableOnClick(true);
    pay.addClickListener(this::place);
    changes.addClassName("notice");
    changes.getElement().setAttribute("role", "alert");
    changes.setVisible(false);
    Paragraph note = new Paragraph(getTranslation("checkout.pay.note"));
    note.addClassNames("soft", "small");
    add(new H1(getPageTitle()), errors, changes);
    if (payments.testMoney()) {
      Paragraph test = new Paragraph(getTranslation("checkout.test"));
      test.addClassName("notice");
      add(test);
    }
    add(order, licensee, accepted, pay, note);
  }

  private void show(Quote shown) {
    quote = shown;
    Formats formats = houseFormats.in(getLocale());
    Anchor work = new Anchor("/works/" + shown.work(), shown.title());
    work.setRouterIgnore(true);
    Anchor maker = new Anchor("/creators/" + shown.creator(), shown.creatorName());
    maker.setRouterIgnore(true);
    Facts facts = new Facts();
    facts.add("checkout.work", work);
    facts.add("checkout.by", maker);
    facts.add("checkout.licence", getTranslation("checkout.licence." + shown.licence()));
    facts.add("checkout.price", new MoneyText(shown.price(), formats));
    facts.add("checkout.tax", getTranslation("checkout.tax.none"));
    facts.add(
        "checkout.held", getTranslation("checkout.held.until", formats.time(shown.heldUntil())));
    facts.add(
        "checkout.rule",
        Shares.rule(this, shown.settlement(), policies.version(shown.policy()).cause()));
    order.removeAll();
    order.add(
        facts,
        new H2(getTranslation("checkout.who.heading")),
        Shares.bar(shown.creatorName(), shown.settlement(), formats));
    accepted.setValue(false);
    accepted.setLabelComponent(termsLabel(shown));
    pay.setText(getTranslation("checkout.pay", formats.money(shown.price())));
  }

  private Span termsLabel(Quote shown) {
    int version = terms.find(shown.terms()).orElseThrow().version();
    Anchor deed = new Anchor("/deeds/" + shown.terms(), getTranslation("checkout.terms.read"));
    deed.setRouterIgnore(true);
    deed.setTarget(com.vaadin.flow.component.html.AnchorTarget.BLANK);
    return new Span(
        new Span(getTranslation("checkout.terms.accept", Integer.toString(version)) + " "), deed);
  }

  private void place(ClickEvent<Button> click) {
    Quote shown = quote;
    if (shown == null) {
      return;
    }
    errors.clear();
    changes.setVisible(false);
    licensee.setInvalid(false);
    accepted.setInvalid(false);
    PlaceOrder wish =
        new PlaceOrder(shown.order(), current.require(), licensee.getValue(), accepted.getValue());
    switch (checkout.place(wish)) {
      case PlaceOutcome.Placed(OrderId id, URI page) ->
          getUI().ifPresent(ui -> ui.getPage().setLocation(page));
      case PlaceOutcome.UnderWay(OrderId id) -> toOrder(id);
      case PlaceOutcome.PaymentsAway(OrderId id) -> tell(List.of(getTranslation("checkout.away")));
      case PlaceOutcome.Incomplete(Set<Missing> missing) -> ask(missing);
      case PlaceOutcome.Changed(Quote before, Quote now, Set<Difference> differences) ->
          showAgain(before, now, differences);
      case PlaceOutcome.Refused(QuoteOutcome because) -> {
        removeAll();
        refuse(because, shown.work());
      }
      case PlaceOutcome.Unknown unknown -> startAgain(shown);
    }
    pay.setEnabled(true);
  }

  private void toOrder(OrderId id) {
    getUI()
        .ifPresent(ui -> ui.navigate(OrderView.class, new RouteParameters("order", id.toString())));
  }

  private void ask(Set<Missing> missing) {
    for (Missing one : Missing.values()) {
      if (missing.contains(one)) {
        switch (one) {
          case LICENSEE -> {
            String words = getTranslation("checkout.licensee.missing");
            licensee.setErrorMessage(words);
            licensee.setInvalid(true);
            errors.add(licensee, words);
          }
          case TERMS -> {
            String words = getTranslation("checkout.terms.missing");
            accepted.setErrorMessage(words);
            accepted.setInvalid(true);
            errors.add(accepted, words);
          }
        }
      }
    }
    errors.show();
  }

  private void showAgain(Quote before, Quote now, Set<Difference> differences) {
    Formats formats = houseFormats.in(getLocale());
    List<String> sentences =
        differences.stream()
            .sorted()
            .map(difference ->
                switch (difference) {
                  case PRICE ->
                      getTranslation(
                          "checkout.changed.price",
                          formats.money(before.price()),
                          formats.money(now.price()));
                  case POLICY ->
                      getTranslation(
                          "checkout.changed.policy",
                          now.creatorName(),
                          formats.money(before.settlement().creator()),
                          formats.money(now.settlement().creator()));
                  case TERMS -> getTranslation("checkout.changed.terms");
                })
            .toList();
    show(now);
    tell(sentences);
    changes.addComponentAsFirst(new H2(getTranslation("checkout.changed.heading")));
    changes.add(new Paragraph(getTranslation("checkout.changed.ask")));
  }

  private void startAgain(Quote shown) {
    switch (checkout.quote(shown.work(), shown.licence(), current.require())) {
      case QuoteOutcome.Quoted(Quote fresh) -> {
        show(fresh);
        tell(List.of(getTranslation("checkout.unknown")));
      }
      case QuoteOutcome refusal -> {
        removeAll();
        refuse(refusal, shown.work());
      }
    }
  }

  private void tell(List<String> sentences) {
    changes.removeAll();
    sentences.forEach(sentence -> changes.add(new Paragraph(sentence)));
    changes.setVisible(true);
  }

  private void refuse(QuoteOutcome because, WorkId work) {
    Formats formats = houseFormats.in(getLocale());
    String words =
        switch (because) {
          case QuoteOutcome.Quoted quoted ->
              throw new IllegalArgumentException("a quote is no refusal");
          case QuoteOutcome.NotForSale gone -> getTranslation("checkout.gone.words");
          case QuoteOutcome.BelowFloor(var price, var floor) ->
              getTranslation("checkout.floor.words", formats.money(price), formats.money(floor));
          case QuoteOutcome.OwnWork own -> getTranslation("checkout.own.words");
        };
    Anchor back = new Anchor("/works/" + work, getTranslation("checkout.back"));
    back.setRouterIgnore(true);
    Anchor browse = new Anchor("/search", getTranslation("checkout.browse"));
    browse.setRouterIgnore(true);
    add(
        new H1(getTranslation("checkout.gone.title")),
        new Paragraph(words),
        new Paragraph(back),
        new Paragraph(browse));
  }
}
