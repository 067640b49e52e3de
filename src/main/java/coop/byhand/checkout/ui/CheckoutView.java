package coop.byhand.checkout.ui;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.Baskets;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.LineRefusal;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome;
import coop.byhand.checkout.PutOutcome;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteOutcome;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.checkout.ui.BuyerForm.Field;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.TaxOutcome;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.TermsBook;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Membership;
import coop.byhand.payments.Payments;
import coop.byhand.policy.PolicyBook;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The basket in two steps: what is wanted, by whom and where; then all of it once more, to be
 * checked before paying. What was typed is judged between the two, never while it is typed. An
 * address can put a work into the basket, lead to the second step, or back to one field of the first.
 */
@Route("checkout")
@PermitAll
@Menu(title = "checkout.menu", order = 66)
class CheckoutView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Checkout checkout;
  private final transient Baskets baskets;
  private final transient Catalogue catalogue;
  private final transient Payments payments;
  private final transient CurrentPerson current;
  private final transient People people;
  private final transient HouseFormats houseFormats;
  private final transient QuotePanel.Book book;

  private static final String STEP = "step";
  private static final String CHECK = "check";

  private final ErrorSummary errors = new ErrorSummary();
  private final Div notice = new Div();
  private final Div content = new Div();
  private final Div basket = new Div();
  private final H1 heading = new H1();
  private final Button goOn = new Button();
  private final Button pay = new Button();
  private final transient BuyerForm form;
  private transient @Nullable Quote quote;
  private boolean atCheck;

  CheckoutView(
      Checkout checkout,
      Baskets baskets,
      Catalogue catalogue,
      Payments payments,
      PolicyBook policies,
      TermsBook terms,
      Membership members,
      People people,
      CurrentPerson current,
      HouseFormats houseFormats) {
    this.checkout = checkout;
    this.baskets = baskets;
    this.catalogue = catalogue;
    this.payments = payments;
    this.people = people;
    this.current = current;
    this.houseFormats = houseFormats;
    this.book = new QuotePanel.Book(policies, terms, members);
    this.form = new BuyerForm(this::countryChanged);
    addClassName("form");
    content.addClassName("form");
    basket.addClassName("form");
    notice.addClassName("notice");
    notice.getElement().setAttribute("role", "alert");
    heading.getElement().setAttribute("tabindex", "-1");
    goOn.addThemeVariants(ButtonVariant.PRIMARY);
    goOn.addClickListener(click -> goOn());
    // Once: the same page is entered again when another work is put into the basket.
    pay.addThemeVariants(ButtonVariant.PRIMARY);
    pay.setDisableOnClick(true);
    pay.addClickListener(this::place);
  }

  @Override
  public String getPageTitle() {
    return heading.getText();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    PersonId buyer = current.require();
    Optional<String> named = parameter(event, "work");
    Optional<WorkId> work =
        named.flatMap(WorkId::parse).filter(known -> catalogue.find(known).isPresent());
    if (named.isPresent() && work.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    Optional<LicenceClass> licence =
        parameter(event, "licence")
            .or(() -> Optional.of("STANDARD"))
            .flatMap(CheckoutView::licence);
    boolean full =
        work.isPresent()
            && licence.isPresent()
            && baskets.put(buyer, new Item(work.get(), licence.get())) == PutOutcome.FULL;
    form.fill(
        checkout.lastLicensee(buyer).orElseGet(() -> people.get(buyer).name()),
        checkout.lastCountry(buyer),
        getLocale());
    removeAll();
    add(heading, errors, notice, content);
    clear();
    atCheck = parameter(event, STEP).filter(CHECK::equals).isPresent();
    if (!atCheck || !showCheck(checkout.quote(wish(form.place())))) {
      showBasket();
      parameter(event, OrderAnswers.CHANGE).flatMap(Field::of).ifPresent(form::focus);
    }
    if (full) {
      tell(List.of(getTranslation("checkout.full", Checkout.ITEMS_MAX)));
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

  private QuoteWish wish(BuyerPlace place) {
    PersonId buyer = current.require();
    return new QuoteWish(buyer, baskets.of(buyer), place);
  }

  /**
   * The price while the form is being filled in. A number that cannot be read yet is left aside: it
   * is judged when the buyer goes on.
   */
  private QuoteOutcome asked() {
    QuoteOutcome outcome = checkout.quote(wish(form.place()));
    return outcome instanceof QuoteOutcome.NoTax(TaxOutcome.MalformedVatId malformed)
        ? checkout.quote(wish(form.placeWithoutNumber()))
        : outcome;
  }

  /** The first step: the works, and what has to be said about the buyer. */
  private void showBasket() {
    heading.setText(getTranslation("checkout.title"));
    content.removeAll();
    quote = null;
    switch (asked()) {
      case QuoteOutcome.Quoted(Quote found) -> show(found);
      case QuoteOutcome.NoTax(TaxOutcome because) -> showUntaxed();
      case QuoteOutcome.NothingToBuy nothing -> {
        content.add(
            new EmptyState(
                Ink.HOOK,
                getTranslation("checkout.empty"),
                link("/search", "checkout.browse", "button")));
        return;
      }
      case QuoteOutcome.Unsellable(List<LineRefusal> refusals) -> {
        refuse(refusals);
        return;
      }
    }
    testMoney();
    goOn.setText(getTranslation("checkout.go-on"));
    content.add(
        basket,
        new H2(getTranslation("checkout.you.heading")),
        form.placePart(),
        form.namePart(),
        form.termsPart(),
        goOn,
        new Paragraph(link("/search", "checkout.browse.more", "")));
  }

  private void show(Quote shown) {
    quote = shown;
    form.terms(shown, book.terms());
    basket.removeAll();
    basket.add(new QuotePanel(shown, book, houseFormats.in(getLocale()), this::takeOut));
  }

  private void showUntaxed() {
    quote = null;
    basket.removeAll();
    basket.add(new Paragraph(getTranslation("checkout.country.unknown")));
  }

  private void testMoney() {
    if (payments.testMoney()) {
      Paragraph test = new Paragraph(getTranslation("checkout.test"));
      test.addClassName("notice");
      content.add(test);
    }
  }

  /** Only the prices change: the buyer stays in the field. */
  private void countryChanged() {
    switch (asked()) {
      case QuoteOutcome.Quoted(Quote found) -> show(found);
      case QuoteOutcome.NoTax noTax -> showUntaxed();
      case QuoteOutcome.NothingToBuy nothing -> showBasket();
      case QuoteOutcome.Unsellable gone -> showBasket();
    }
  }

  /** Judges what was typed, all at once, and goes on to the second step if nothing is wrong. */
  private void goOn() {
    clear();
    switch (checkout.quote(wish(form.place()))) {
      case QuoteOutcome.Quoted(Quote found) -> {
        show(found);
        form.ask(order(found).missing(), errors);
        if (!errors.hasProblems()) {
          toCheck();
        }
      }
      case QuoteOutcome.NoTax(TaxOutcome because) -> {
        form.refusePlace(because, errors);
        Quote shown = quote;
        if (shown != null) {
          form.ask(order(shown).missing(), errors);
        }
      }
      case QuoteOutcome.NothingToBuy nothing -> showBasket();
      case QuoteOutcome.Unsellable gone -> showBasket();
    }
    errors.show();
  }

  private PlaceOrder order(Quote about) {
    return form.wish(about.order(), current.require(), getLocale());
  }

  private void toCheck() {
    if (atCheck) {
      // The address stands already, so going there would do nothing.
      showCheck(checkout.quote(wish(form.place())));
      toHeading();
    } else {
      getUI().ifPresent(ui -> ui.navigate(CheckoutView.class, QueryParameters.of(STEP, CHECK)));
    }
  }

  /** Whoever pressed a button that is gone now goes on reading at the top. */
  private void toHeading() {
    heading.getElement().executeJs("this.focus(); window.scrollTo(0, 0);");
  }

  /** The second step, if everything for it is there; else nothing happens. */
  private boolean showCheck(QuoteOutcome outcome) {
    if (!(outcome instanceof QuoteOutcome.Quoted(Quote found))) {
      return false;
    }
    form.terms(found, book.terms());
    PlaceOrder wish = order(found);
    if (!wish.missing().isEmpty()) {
      return false;
    }
    quote = found;
    Formats formats = houseFormats.in(getLocale());
    heading.setText(getTranslation("checkout.check.title"));
    content.removeAll();
    testMoney();
    pay.setText(getTranslation("checkout.pay", formats.money(found.gross())));
    Paragraph note = new Paragraph(getTranslation("checkout.pay.note"));
    note.addClassNames("soft", "small");
    content.add(new OrderAnswers(found, wish, people.get(wish.buyer()), book, formats), pay, note);
    return true;
  }

  private void takeOut(WorkId work) {
    baskets.remove(current.require(), work);
    clear();
    showBasket();
  }

  private void refuse(List<LineRefusal> refusals) {
    content.add(new GoneWorks(refusals, houseFormats.in(getLocale()), this::takeOut));
  }

  private void place(ClickEvent<Button> click) {
    Quote shown = quote;
    if (shown == null) {
      return;
    }
    clear();
    switch (checkout.place(order(shown))) {
      case PlaceOutcome.Placed(OrderId id, URI page) ->
          getUI().ifPresent(ui -> ui.getPage().setLocation(page));
      case PlaceOutcome.UnderWay(OrderId id) -> toOrder(id);
      case PlaceOutcome.PaymentsAway(OrderId id) -> tell(List.of(getTranslation("checkout.away")));
      case PlaceOutcome.Incomplete(var missing) -> {
        showBasket();
        form.ask(missing, errors);
        errors.show();
      }
      case PlaceOutcome.Changed changed -> showAgain(changed);
      case PlaceOutcome.Refused(var because) -> {
        heading.setText(getTranslation("checkout.title"));
        content.removeAll();
        refuse(because);
        toHeading();
      }
      case PlaceOutcome.Unknown unknown -> {
        showBasket();
        tell(List.of(getTranslation("checkout.unknown")));
        toHeading();
      }
    }
    pay.setEnabled(true);
  }

  private void toOrder(OrderId id) {
    getUI()
        .ifPresent(ui -> ui.navigate(OrderView.class, new RouteParameters("order", id.toString())));
  }

  /** Something else than what was agreed to: it has to be agreed to anew, from the first step on. */
  private void showAgain(PlaceOutcome.Changed changed) {
    form.askTermsAgain();
    showBasket();
    toHeading();
    tell(Changes.words(this, changed, houseFormats.in(getLocale())));
    notice.addComponentAsFirst(new H2(getTranslation("checkout.changed.heading")));
    notice.add(new Paragraph(getTranslation("checkout.changed.ask")));
  }

  private void clear() {
    errors.clear();
    form.clear();
    notice.setVisible(false);
  }

  private void tell(List<String> sentences) {
    notice.removeAll();
    sentences.forEach(sentence -> notice.add(new Paragraph(sentence)));
    notice.setVisible(true);
  }

  private Anchor link(String address, String key, String style) {
    Anchor link = new Anchor(address, getTranslation(key));
    link.setRouterIgnore(true);
    if (!style.isEmpty()) {
      link.addClassName(style);
    }
    return link;
  }
}
