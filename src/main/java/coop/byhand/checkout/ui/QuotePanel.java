package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.LineRefusal;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteLine;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.licensing.TermsBook;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyBook;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be ordered: each licence with its price and who gets it, then tax and sum. */
final class QuotePanel extends Div {

  /** Where rules, terms and names are looked up. */
  record Book(PolicyBook policies, TermsBook terms, Membership members) {}

  private final transient Formats formats;
  private final transient Book book;

  /**
   * The panel of a quote.
   *
   * @param takeOut takes a work out of the basket, null where it only shows
   */
  QuotePanel(Quote quote, Book book, Formats formats, @Nullable Consumer<WorkId> takeOut) {
    this.formats = formats;
    this.book = book;
    addClassName("form");
    UnorderedList lines = new UnorderedList();
    lines.addClassName("list");
    quote.lines().forEach(line -> lines.add(line(line, takeOut)));
    add(lines, sums(quote));
  }

  private ListItem line(QuoteLine line, @Nullable Consumer<WorkId> takeOut) {
    Anchor work = new Anchor("/works/" + line.work(), line.title());
    work.setRouterIgnore(true);
    H2 title = new H2(work);
    title.addClassName("queue-title");
    Anchor maker = new Anchor("/creators/" + line.creator(), line.creatorName());
    maker.setRouterIgnore(true);
    Facts facts = new Facts();
    facts.add("checkout.by", maker);
    facts.add("checkout.licence", getTranslation("checkout.licence." + line.licence()));
    facts.add("checkout.price", new MoneyText(line.price(), formats));
    ListItem item =
        new ListItem(title, facts, Shares.bar(line.proceeds(), book.members(), formats));
    item.addClassName("form");
    if (takeOut != null) {
      Button out = new Button(getTranslation("checkout.take-out"));
      out.setAriaLabel(getTranslation("checkout.take-out.named", line.title()));
      out.addThemeVariants(ButtonVariant.TERTIARY);
      out.addClickListener(click -> takeOut.accept(line.work()));
      item.add(out);
    }
    return item;
  }

  private Component sums(Quote quote) {
    Facts facts = new Facts();
    facts.add("checkout.net", new MoneyText(quote.net(), formats));
    Span tax = new Span();
    tax.add(new MoneyText(quote.taxAmount(), formats));
    tax.add(new Span(" " + taxWords(this, quote.tax(), formats)));
    facts.add("checkout.tax", tax);
    facts.add("checkout.gross", new MoneyText(quote.gross(), formats));
    facts.add(
        "checkout.held", getTranslation("checkout.held.until", formats.time(quote.heldUntil())));
    facts.add(
        "checkout.rule",
        Shares.rule(
            this,
            quote.lines().getFirst().settlement(),
            book.policies().version(quote.policy()).cause()));
    return facts;
  }

  /** Why so much tax is due. */
  static String taxWords(Component within, TaxAssessment tax, Formats formats) {
    String country = java.util.Locale.of("", tax.country()).getDisplayCountry(formats.locale());
    return switch (tax.kind()) {
      case STANDARD ->
          within.getTranslation("checkout.tax.standard", formats.rate(tax.rate()), country);
      case REVERSE_CHARGE -> within.getTranslation("checkout.tax.reverse", country);
      case OUTSIDE -> within.getTranslation("checkout.tax.outside");
    };
  }

  /** Why a work cannot be had. */
  static String words(Component within, LineRefusal refusal, Formats formats) {
    return switch (refusal) {
      case LineRefusal.NotForSale gone -> within.getTranslation("checkout.gone.words");
      case LineRefusal.BelowFloor(var work, var title, var price, var floor) ->
          within.getTranslation("checkout.floor.words", formats.money(price), formats.money(floor));
      case LineRefusal.OwnWork own -> within.getTranslation("checkout.own.words");
      case LineRefusal.HeldByAnother(var work, var title, var until) ->
          within.getTranslation("checkout.held-by-another.words", formats.moment(until));
    };
  }

  /** Small words that say more about what stands beside them. */
  static Paragraph soft(String words) {
    Paragraph paragraph = new Paragraph(words);
    paragraph.addClassNames("soft", "small");
    return paragraph;
  }
}
