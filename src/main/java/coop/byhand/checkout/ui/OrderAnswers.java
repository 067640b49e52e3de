package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.ui.BuyerForm.Field;
import coop.byhand.identity.Person;
import coop.byhand.look.Formats;
import org.jspecify.annotations.Nullable;

/** Everything once more before it is paid for, each answer with its way back. */
final class OrderAnswers extends Div {

  /** The parameter of the address that names the field to go back to. */
  static final String CHANGE = "change";

  /**
   * The answers.
   *
   * @param wish what would be ordered
   * @param buyer who orders it
   */
  OrderAnswers(Quote quote, PlaceOrder wish, Person buyer, QuotePanel.Book book, Formats formats) {
    addClassName("form");
    Span terms = new Span();
    BuyerForm.deeds(quote, book.terms()).forEach(deed -> terms.add(deed, new Span(" ")));
    DescriptionList list = new DescriptionList();
    list.addClassName("answers");
    row(
        list,
        "checkout.check.buyer",
        new Span(getTranslation("checkout.check.buyer.words", buyer.name(), buyer.email())),
        null);
    row(list, "checkout.order.licensee", new Span(wish.licensee().strip()), Field.LICENSEE);
    row(
        list,
        "checkout.check.country",
        new Span(BuyerForm.name(quote.place().country(), formats.locale())),
        Field.COUNTRY);
    row(list, "checkout.vat", said(quote.place().vatId().orElse(""), "none"), Field.VAT);
    row(list, "checkout.billed-to", said(wish.billedTo(), "as-licensee"), Field.BILLED_TO);
    row(list, "checkout.address", said(wish.address(), "none"), Field.ADDRESS);
    row(list, "checkout.check.terms", terms, Field.TERMS);
    Div box = new Div(list);
    box.addClassName("answers-box");
    RouterLink basket =
        new RouterLink(getTranslation("checkout.check.works.change"), CheckoutView.class);
    add(
        box,
        new H2(getTranslation("checkout.check.works")),
        new QuotePanel(quote, book, formats, null),
        new Paragraph(basket));
  }

  private Div said(String typed, String instead) {
    Div said = new Div();
    String words = typed.isBlank() ? getTranslation("checkout.check." + instead) : typed.strip();
    words.lines().forEach(line -> said.add(new Div(line)));
    return said;
  }

  private void row(DescriptionList list, String key, Component answer, @Nullable Field field) {
    String question = getTranslation(key);
    Div row = new Div();
    row.add(new DescriptionList.Term(question), new DescriptionList.Description(answer));
    if (field != null) {
      RouterLink change =
          new RouterLink(getTranslation("checkout.check.change"), CheckoutView.class);
      // On a phone the question stands above; read alone, the link has to say what it changes.
      change
          .getElement()
          .setAttribute("aria-label", getTranslation("checkout.check.change-of", question));
      change.setQueryParameters(QueryParameters.of(CHANGE, field.path()));
      row.add(new DescriptionList.Description(change));
    }
    list.getElement().appendChild(row.getElement());
  }
}
