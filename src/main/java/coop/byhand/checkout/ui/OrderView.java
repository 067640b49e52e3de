package coop.byhand.checkout.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Disputes;
import coop.byhand.checkout.LineState;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderHistory;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.OrderLine;
import coop.byhand.checkout.OrderMoney;
import coop.byhand.checkout.OrderReport;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome;
import coop.byhand.checkout.Refunds;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.Invoices;
import coop.byhand.licensing.LicenceId;
import coop.byhand.licensing.Licensing;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyBook;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order of the person who is signed in, for as long as they keep the address. The browser coming
 * back from the payment proves nothing: the provider is asked, and until it has answered the page
 * says so and looks again by itself.
 */
@Route("checkout/order/:order")
@PermitAll
class OrderView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int POLL_MS = 1000;
  private static final Duration LONG = Duration.ofSeconds(10);

  private final transient Checkout checkout;
  private final transient OrderHistory history;
  private final transient OrderLines.Desk desk;
  private final transient Invoices invoices;
  private final transient PolicyBook policies;
  private final transient CurrentPerson current;
  private final transient HouseFormats houseFormats;
  private final transient Clock clock;

  private transient @Nullable OrderId id;
  private transient @Nullable Standing shown;
  private transient Instant since = Instant.EPOCH;
  private boolean patient;
  private @Nullable Registration polling;

  OrderView(
      Checkout checkout,
      OrderHistory history,
      Refunds refunds,
      Disputes disputes,
      Licensing licensing,
      Invoices invoices,
      Membership members,
      PolicyBook policies,
      CurrentPerson current,
      HouseFormats houseFormats,
      Clock clock) {
    this.checkout = checkout;
    this.history = history;
    this.desk = new OrderLines.Desk(refunds, disputes, licensing, members);
    this.invoices = invoices;
    this.policies = policies;
    this.current = current;
    this.houseFormats = houseFormats;
    this.clock = clock;
    addClassName("form");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("checkout.order.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    since = clock.instant();
    shown = null;
    patient = false;
    PersonId buyer = current.require();
    id = event.getRouteParameters().get("order").flatMap(OrderId::parse).orElse(null);
    Optional<OrderReport> report =
        id == null ? Optional.empty() : checkout.follow(id, buyer, since);
    if (report.isEmpty()) {
      id = null;
      event.rerouteToError(NotFoundException.class);
      return;
    }
    checkout.askProvider(report.get().order().id(), buyer);
    show(report.get());
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    listen(attached.getUI());
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    rest(detached.getUI());
  }

  private void listen(UI ui) {
    rest(ui);
    if (shown instanceof Standing.Checking) {
      polling = ui.addPollListener(event -> look());
      ui.setPollInterval(POLL_MS);
    }
  }

  private void rest(UI ui) {
    Registration before = polling;
    if (before != null) {
      before.remove();
      polling = null;
      ui.setPollInterval(-1);
    }
  }

  /** Looks again at what we know; asks nobody outside. */
  private void look() {
    OrderId order = id;
    if (order == null) {
      return;
    }
    checkout.follow(order, current.require(), since).ifPresent(this::show);
    getUI().ifPresent(this::listen);
  }

  private void show(OrderReport report) {
    boolean late = Duration.between(since, clock.instant()).compareTo(LONG) > 0;
    if (report.standing().equals(shown) && late == patient) {
      return;
    }
    shown = report.standing();
    patient = late;
    removeAll();
    Order order = report.order();
    switch (report.standing()) {
      case Standing.Checking checking -> checking();
      case Standing.OnItsWay(Instant at) -> onItsWay(at);
      case Standing.Payable(URI page, Instant until, @Nullable String decline) ->
          payable(page, until, decline);
      case Standing.NotOpened notOpened -> notOpened(order);
      case Standing.Done(Instant at) -> {
        done(order, at);
        return;
      }
      case Standing.Over over -> over();
      case Standing.MoneyGoesBack back -> inVain(history.moneyOf(order));
    }
    add(new OrderLines(order, desk, houseFormats.in(getLocale()), this::reload));
    add(facts(order, new Facts()));
  }

  private void checking() {
    Paragraph words = words(patient ? "checkout.checking.long" : "checkout.checking.words");
    Div live = new Div(words);
    live.getElement().setAttribute("role", "status");
    add(heading("checkout.checking.heading"), live);
  }

  private void payable(URI page, Instant until, @Nullable String decline) {
    Formats formats = houseFormats.in(getLocale());
    if (decline == null) {
      add(
          heading("checkout.payable.heading"),
          new Paragraph(getTranslation("checkout.payable.words", formats.time(until))));
    } else {
      add(
          heading("checkout.payable.declined.heading"),
          new Paragraph(
              getTranslation(
                  "checkout.payable.declined.words",
                  getTranslation("checkout.decline." + reason(decline)),
                  formats.time(until))));
    }
    Anchor go = new Anchor(page.toString(), getTranslation("checkout.payable.go"));
    go.setRouterIgnore(true);
    go.addClassName("button");
    add(new Paragraph(go));
  }

  private static String reason(String decline) {
    return switch (decline) {
      case "insufficient_funds", "expired_card", "incorrect_cvc" -> decline;
      default -> "other";
    };
  }

  private void notOpened(Order order) {
    Button again = new Button(getTranslation("checkout.notOpened.go"));
    again.addThemeVariants(ButtonVariant.PRIMARY);
    again.setDisableOnClick(true);
    again.addClickListener(click -> {
      PlaceOrder wish = new PlaceOrder(order.id(), order.buyer(), order.licensee(), true);
      switch (checkout.place(wish)) {
        case PlaceOutcome.Placed(OrderId ignored, URI page) ->
            getUI().ifPresent(ui -> ui.getPage().setLocation(page));
        case PlaceOutcome.Changed changed -> changed(changed);
        case PlaceOutcome.Refused refused -> closedAgain(List.of());
        case PlaceOutcome.Unknown unknown -> closedAgain(List.of());
        case PlaceOutcome.UnderWay underWay -> look();
        case PlaceOutcome.PaymentsAway away -> add(alert(words("checkout.away")));
        case PlaceOutcome.Incomplete incomplete -> look();
      }
      again.setEnabled(true);
    });
    add(heading("checkout.notOpened.heading"), words("checkout.notOpened.words"), again);
  }

  private void changed(PlaceOutcome.Changed changed) {
    closedAgain(Changes.words(this, changed, houseFormats.in(getLocale())));
  }

  /** The order could not go on as it was agreed to; the basket has what holds now. */
  private void closedAgain(List<String> because) {
    removeAll();
    Div said = new Div();
    because.forEach(sentence -> said.add(new Paragraph(sentence)));
    said.add(words("checkout.changed.closed"));
    add(heading("checkout.changed.heading"), alert(said), new Paragraph(toBasket()));
  }

  private static Div alert(Component said) {
    Div alert = new Div(said);
    alert.getElement().setAttribute("role", "alert");
    return alert;
  }

  private Anchor toBasket() {
    Anchor again = new Anchor("/app/checkout", getTranslation("checkout.over.again"));
    again.setRouterIgnore(true);
    again.addClassName("button");
    return again;
  }

  private void over() {
    add(heading("checkout.over.heading"), words("checkout.over.words"), new Paragraph(toBasket()));
  }

  private void inVain(OrderMoney money) {
    switch (money) {
      case WENT_BACK -> add(heading("checkout.refund.went.heading"), words("checkout.refund.went"));
      case NOT_TAKEN ->
          add(heading("checkout.refund.not-taken.heading"), words("checkout.refund.not-taken"));
      default -> add(heading("checkout.refund.heading"), words("checkout.refund.words"));
    }
  }

  private void onItsWay(Instant at) {
    Formats formats = houseFormats.in(getLocale());
    add(
        heading("checkout.onitsway.heading"),
        new Paragraph(getTranslation("checkout.onitsway.words", formats.moment(at))));
  }

  private void done(Order order, Instant at) {
    Formats formats = houseFormats.in(getLocale());
    Div box = new Div();
    box.addClassName("confirmation");
    long valid = valid(order);
    if (valid == 0) {
      box.add(heading("checkout.ended.heading"), words("checkout.ended.words"));
    } else {
      box.add(
          heading("checkout.done.heading"),
          new Paragraph(getTranslation("checkout.done.words.many", valid, order.licensee())));
    }
    Paragraph papers = new Paragraph();
    papers.addClassName("row");
    for (Invoice invoice : invoices.ofSubject(order.id().toString())) {
      papers.add(
          outside(
              invoices.link(invoice.id()).toString(),
              getTranslation(
                  invoice.kind() == Invoice.Kind.INVOICE
                      ? "checkout.done.invoice"
                      : "checkout.done.credit",
                  invoice.number())));
    }
    papers.add(new Anchor("library", getTranslation("checkout.done.library")));
    Facts facts = new Facts();
    facts.add("checkout.done.when", formats.moment(at));
    add(box, papers, new OrderLines(order, desk, formats, this::reload), facts(order, facts));
  }

  /** How many licences of an order have not ended. */
  private long valid(Order order) {
    return order.granted().stream()
        .map(OrderLine::state)
        .filter(state ->
            state instanceof LineState.Granted(Instant at, LicenceId licence)
                && desk.licensing().find(licence, order.buyer()).orElseThrow().isValid())
        .count();
  }

  private void reload() {
    shown = null;
    look();
  }

  private Component facts(Order order, Facts facts) {
    Formats formats = houseFormats.in(getLocale());
    facts.add("checkout.order.licensee", order.licensee());
    facts.add("checkout.net", new MoneyText(order.net(), formats));
    Span tax = new Span();
    tax.add(new MoneyText(order.taxAmount(), formats));
    tax.add(new Span(" " + QuotePanel.taxWords(this, order.tax(), formats)));
    facts.add("checkout.tax", tax);
    facts.add("checkout.gross", new MoneyText(order.gross(), formats));
    facts.add(
        "checkout.rule",
        Shares.rule(
            this, order.lines().getFirst().settlement(), policies.version(order.policy()).cause()));
    facts.add("checkout.order.reference", order.id().toString());
    return facts;
  }

  private Anchor outside(String address, String words) {
    Anchor link = new Anchor(address, words);
    link.setRouterIgnore(true);
    return link;
  }

  private H1 heading(String key) {
    return new H1(getTranslation(key));
  }

  private Paragraph words(String key) {
    return new Paragraph(getTranslation(key));
  }
}
