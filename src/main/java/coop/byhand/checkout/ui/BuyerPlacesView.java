package coop.byhand.checkout.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.PlaceChecks;
import coop.byhand.invoicing.PlaceEvidence;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.Said;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For the board: sales where what speaks for the buyer's country contradicts itself. */
@Route("buyer-places")
@RolesAllowed(Standing.PERSON)
class BuyerPlacesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient PlaceChecks places;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;

  BuyerPlacesView(PlaceChecks places, CurrentMember current, HouseFormats houseFormats) {
    this.places = places;
    this.current = current;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("checkout.places.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Member> board = current.board();
    removeAll();
    add(new H1(getPageTitle()));
    if (board.isEmpty()) {
      add(new EmptyState(Ink.BENCH, getTranslation("checkout.moneyback.board-only")));
      return;
    }
    show(board.get(), null);
  }

  /** @param news what came of the last press, null at first */
  private void show(Member board, @Nullable String news) {
    removeAll();
    add(new H1(getPageTitle()));
    if (news != null) {
      add(new Said(news));
    }
    List<Invoice> open = places.open();
    if (open.isEmpty()) {
      add(new EmptyState(Ink.HOOK, getTranslation("checkout.places.none")));
      return;
    }
    add(
        QuotePanel.soft(getTranslation("checkout.places.lead")),
        QuotePanel.soft(getTranslation("checkout.places.lead.wrong")));
    Formats formats = houseFormats.in(getLocale());
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    open.forEach(invoice -> list.add(row(invoice, board, formats)));
    add(list);
  }

  private ListItem row(Invoice invoice, Member board, Formats formats) {
    H2 title =
        new H2(
            getTranslation(
                "checkout.places.row", invoice.number(), formats.money(invoice.totals().gross())));
    title.addClassName("queue-title");
    Paragraph facts =
        QuotePanel.soft(
            getTranslation(
                "checkout.places.facts",
                invoice.buyer().name(),
                formats.moment(invoice.issuedAt()),
                invoice.subject()));
    TextArea words = new TextArea(getTranslation("checkout.places.words"));
    words.setHelperText(getTranslation("checkout.places.words.help"));
    words.setMaxLength(PlaceChecks.WORDS_MAX);
    words.setWidthFull();
    Button note = new Button(getTranslation("checkout.places.note"));
    note.setAriaLabel(invoice.number() + ": " + note.getText());
    note.addClickListener(click -> {
      PlaceChecks.Outcome outcome = places.note(invoice.id(), board.person(), words.getValue());
      if (outcome == PlaceChecks.Outcome.WORDS_MISSING) {
        words.setErrorMessage(getTranslation("checkout.places.words.missing"));
        words.setInvalid(true);
        words.focus();
      } else {
        show(board, getTranslation("checkout.places.said." + outcome, invoice.number()));
      }
    });
    ListItem item = new ListItem(title, facts, evidence(invoice), words, note);
    item.addClassName("form");
    return item;
  }

  private Paragraph evidence(Invoice invoice) {
    List<String> pieces =
        invoice.tax().evidence().stream()
            .flatMap(text -> PlaceEvidence.parse(text).stream())
            .map(piece ->
                getTranslation(
                    "checkout.places.source." + piece.source(),
                    Locale.of("", piece.country()).getDisplayCountry(getLocale())))
            .toList();
    return new Paragraph(String.join(" · ", pieces));
  }
}
