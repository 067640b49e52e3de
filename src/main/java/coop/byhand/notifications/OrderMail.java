package coop.byhand.notifications;

import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderConfirmed;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.OrderLine;
import coop.byhand.checkout.Refund;
import coop.byhand.checkout.RefundDecided;
import coop.byhand.checkout.RefundState;
import coop.byhand.identity.People;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends a buyer the receipt, once an order, and what was decided about money back. */
@Component
class OrderMail {

  private final LetterDesk desk;
  private final People people;
  private final Texts texts;
  private final HouseFormats formats;

  OrderMail(LetterDesk desk, People people, Texts texts, HouseFormats formats) {
    this.desk = desk;
    this.people = people;
    this.texts = texts;
    this.formats = formats;
  }

  @EventListener
  void on(OrderConfirmed confirmed) {
    Order order = confirmed.order();
    desk.tellBuyer(
        people.get(order.buyer()),
        order.id() + "/receipt",
        "receipt",
        page(order.id()),
        (language, page) -> {
          Formats format = formats.in(language);
          return new Object[] {
            format.day(confirmed.paidAt()),
            format.money(order.gross()),
            format.money(order.taxAmount()),
            order.granted().stream()
                .map(line -> words(line, language))
                .collect(Collectors.joining("\n")),
            order.licensee(),
            page
          };
        });
  }

  @EventListener
  void on(RefundDecided decided) {
    Refund refund = decided.refund();
    String answer = refund.state() instanceof RefundState.Refused(var at, var words) ? words : "";
    desk.tellBuyer(
        people.get(decided.buyer()),
        refund.reference()
            + (refund.state() instanceof RefundState.Failed ? "/failed" : "/decided"),
        letter(refund.state()),
        page(refund.order()),
        (language, page) ->
            new Object[] {formats.in(language).money(refund.amount()), page, answer});
  }

  private static String letter(RefundState state) {
    return switch (state) {
      case RefundState.Refused refused -> "refund-refused";
      case RefundState.Failed failed -> "refund-failed";
      // Only the board's own hand is done at the moment of the decision.
      case RefundState.Sent sent -> "refund-by-hand";
      case RefundState.Asked asked -> "refund-agreed";
      case RefundState.Agreed agreed -> "refund-agreed";
    };
  }

  private String words(OrderLine line, Locale language) {
    return texts.in(
        language,
        "notifications.receipt.line",
        line.title(),
        formats.in(language).money(line.gross()));
  }

  private static String page(OrderId order) {
    return "/app/checkout/order/" + order;
  }
}
