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
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PutOutcome;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteOutcome;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The basket with everything to be checked before paying. An address can put a work into it. */
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

  private final ErrorSummary errors = new ErrorSummary();
  private final Div notice = new Div();
  private final Div content = new Div();
  private final Button pay = new Button();
  private final transient BuyerForm form;
  private transient @Nullable Quote quote;

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
    this.form = new BuyerForm(this::askAgain);
    addClassName("form");
    content.addClassName("form");
    // Once: the same page is entered again when another work is put into the basket.
    pay.addThemeVariants(ButtonVariant.PRIMARY);
    pay.setDisableOnClick(true);
    pay.addClickListener(this::place);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("checkout.title");
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
    build();
    ask();
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

  private void build() {
    clear();
    notice.addClassName("notice");
    notice.getElement().setAttribute("role", "alert");
    notice.setVisible(false);
    removeAll();
    add(new H1(getPageTitle()), errors, notice, content);
  }

  /** Asks for the price of the basket and shows what comes. */
  private void ask() {
    PersonId buyer = current.require();
    show(checkout.quote(new QuoteWish(buyer, baskets.of(buyer), form.place())));
  }

  private void show(QuoteOutcome outcome) {
    content.removeAll();
    quote = null;
    switch (outcome) {
      case QuoteOutcome.Quoted(Quote found) -> show(found);
      case QuoteOutcome.NothingToBuy nothing ->
          content.add(
              new EmptyState(
                  Ink.HOOK,
                  getTranslation("checkout.empty"),
                  link("/search", "checkout.browse", "button")));
      case QuoteOutcome.Unsellable(List<LineRefusal> refusals) -> refuse(refusals);
      case QuoteOutcome.NoTax(TaxOutcome because) -> {
        content.add(form.placePart());
        form.refusePlace(because, errors);
        errors.show();
      }
    }
  }

  private void show(Quote shown) {
    quote = shown;
    Formats formats = houseFormats.in(getLocale());
    form.terms(shown, book.terms());
    pay.setText(getTranslation("checkout.pay", formats.money(shown.gross())));
    Paragraph note = new Paragraph(getTranslation("checkout.pay.note"));
    note.addClassNames("soft", "small");
    if (payments.testMoney()) {
      Paragraph test = new Paragraph(getTranslation("checkout.test"));
      test.addClassName("notice");
      content.add(test);
    }
    content.add(
        new QuotePanel(shown, book, formats, this::takeOut),
        new H2(getTranslation("checkout.you.heading")),
        form.placePart(),
        form.namePart(),
        form.termsPart(),
        pay,
        note,
        new Paragraph(link("/search", "checkout.browse.more", "")));
  }

  private void askAgain() {
    clear();
    ask();
  }

  private void takeOut(WorkId work) {
    baskets.remove(current.require(), work);
    askAgain();
  }

  /** What cannot be had is named, and can be taken out; the rest stays. */
  private void refuse(List<LineRefusal> refusals) {
    Formats formats = houseFormats.in(getLocale());
    content.add(new Paragraph(getTranslation("checkout.gone.lead")));
    for (LineRefusal refusal : refusals) {
      Div box = new Div();
      box.addClassName("notice");
      Anchor work = link("/works/" + refusal.work(), null, "");
      work.setText(refusal.title());
      Button out = new Button(getTranslation("checkout.take-out.named", refusal.title()));
      out.addClickListener(click -> takeOut(refusal.work()));
      box.add(new Paragraph(work), new Paragraph(QuotePanel.words(this, refusal, formats)), out);
      content.add(box);
    }
    content.add(new Paragraph(link("/search", "checkout.browse", "")));
  }

  private void place(ClickEvent<Button> click) {
    Quote shown = quote;
    if (shown == null) {
      return;
    }
    clear();
    PlaceOrder wish = form.wish(shown.order(), current.require(), getLocale());
    switch (checkout.place(wish)) {
      case PlaceOutcome.Placed(OrderId id, URI page) ->
          getUI().ifPresent(ui -> ui.getPage().setLocation(page));
      case PlaceOutcome.UnderWay(OrderId id) -> toOrder(id);
      case PlaceOutcome.PaymentsAway(OrderId id) -> tell(List.of(getTranslation("checkout.away")));
      case PlaceOutcome.Incomplete(var missing) -> {
        form.ask(missing, errors);
        errors.show();
      }
      case PlaceOutcome.Changed(Quote before, Quote now, Set<Difference> differences) ->
          showAgain(before, now, differences);
      case PlaceOutcome.Refused(var because) -> show(new QuoteOutcome.Unsellable(because));
      case PlaceOutcome.Unknown unknown -> {
        ask();
        tell(List.of(getTranslation("checkout.unknown")));
      }
    }
    pay.setEnabled(true);
  }

  private void toOrder(OrderId id) {
    getUI()
        .ifPresent(ui -> ui.navigate(OrderView.class, new RouteParameters("order", id.toString())));
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
                          formats.money(before.gross()),
                          formats.money(now.gross()));
                  case POLICY -> getTranslation("checkout.changed.policy");
                  case TERMS -> getTranslation("checkout.changed.terms");
                  case TAX -> getTranslation("checkout.changed.tax");
                })
            .toList();
    show(new QuoteOutcome.Quoted(now));
    tell(sentences);
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

  private Anchor link(String address, @Nullable String key, String style) {
    Anchor link = new Anchor(address, key == null ? "" : getTranslation(key));
    link.setRouterIgnore(true);
    if (!style.isEmpty()) {
      link.addClassName(style);
    }
    return link;
  }
}
