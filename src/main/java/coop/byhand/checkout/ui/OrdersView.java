package coop.byhand.checkout.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderHistory;
import coop.byhand.checkout.OrderMoney;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Everything that the person who is signed in has ordered. */
@Route("orders")
@PermitAll
@Menu(title = "checkout.orders.menu", order = 67)
class OrdersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient OrderHistory history;
  private final transient CurrentPerson current;
  private final transient HouseFormats houseFormats;

  OrdersView(OrderHistory history, CurrentPerson current, HouseFormats houseFormats) {
    this.history = history;
    this.current = current;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("checkout.orders.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getPageTitle()));
    List<OrderHistory.Entry> orders = history.of(current.require());
    if (orders.isEmpty()) {
      Anchor browse = new Anchor("/search", getTranslation("checkout.browse"));
      browse.setRouterIgnore(true);
      browse.addClassName("button");
      add(new EmptyState(Ink.HOOK, getTranslation("checkout.orders.empty"), browse));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    orders.forEach(entry -> list.add(row(entry)));
    add(list);
  }

  private ListItem row(OrderHistory.Entry entry) {
    Order order = entry.order();
    Formats formats = houseFormats.in(getLocale());
    int others = order.lines().size() - 1;
    String first = order.lines().getFirst().title();
    Anchor link =
        new Anchor(
            "checkout/order/" + order.id(),
            others == 0 ? first : getTranslation("checkout.orders.and-more", first, others));
    H2 title = new H2(link);
    title.addClassName("queue-title");
    Paragraph facts = new Paragraph();
    facts.addClassName("row");
    facts.add(
        status(entry.money()),
        new Span(formats.moment(order.placedAt()) + " · " + formats.money(order.gross())));
    return new ListItem(title, facts);
  }

  private StatusWord status(OrderMoney money) {
    return switch (money) {
      case NOT_PAID -> word(Tone.WAITING, "placed");
      case LAPSED -> word(Tone.OVER, "closed");
      case PAID -> word(Tone.DONE, "paid");
      case PART_GOES_BACK -> word(Tone.OPEN, "part.goes");
      case PART_WENT_BACK -> word(Tone.DONE, "part.went");
      case GOES_BACK -> word(Tone.OPEN, "refund");
      case WENT_BACK -> word(Tone.OVER, "went");
      case NOT_TAKEN -> word(Tone.REFUSED, "not-taken");
      case TAKEN_BY_BANK -> word(Tone.OVER, "taken");
    };
  }

  private StatusWord word(Tone tone, String key) {
    return new StatusWord(tone, getTranslation("checkout.orders." + key));
  }
}
