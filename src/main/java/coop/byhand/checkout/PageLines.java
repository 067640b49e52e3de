package coop.byhand.checkout;

import coop.byhand.look.Texts;
import coop.byhand.payments.PaymentRequest;
import java.util.List;

/** What the provider's page says about an order. */
final class PageLines {

  private static final int TITLE_LENGTH_MAX = 150;

  private PageLines() {}

  /** The page names each work with what it costs, tax included. */
  static List<PaymentRequest.Item> items(Quote quote) {
    return quote.lines().stream()
        .map(line -> new PaymentRequest.Item(shortened(line.title()), line.gross()))
        .toList();
  }

  /** The whole order in one line. */
  static String description(Quote quote, Texts texts) {
    String title = shortened(quote.lines().getFirst().title());
    int others = quote.lines().size() - 1;
    return others == 0
        ? texts.of("checkout.payment.description", title)
        : texts.of("checkout.payment.description.many", title, others);
  }

  private static String shortened(String title) {
    return title.length() <= TITLE_LENGTH_MAX
        ? title
        : title.substring(0, TITLE_LENGTH_MAX - 1) + "…";
  }
}
