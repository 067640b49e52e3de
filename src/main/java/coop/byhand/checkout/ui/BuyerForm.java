package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.checkout.Quote;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.TaxOutcome;
import coop.byhand.kernel.Digest;
import coop.byhand.licensing.Licensee;
import coop.byhand.licensing.TermsBook;
import coop.byhand.look.ui.ErrorSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a buyer fills in: where they are, who the licence is for, the invoice, the terms. Nothing is
 * judged while it is filled in. Keeps what was typed while its owner shows something else.
 */
final class BuyerForm {

  /** What can be gone back to. */
  enum Field {
    LICENSEE,
    COUNTRY,
    VAT,
    BILLED_TO,
    ADDRESS,
    TERMS;

    /** As addresses write it. */
    String path() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Field> of(String path) {
      return Arrays.stream(values()).filter(field -> field.path().equals(path)).findFirst();
    }
  }

  private static final String HOUSE_COUNTRY = "DE";
  private static final int VAT_ID_MAX = 20;

  private final Select<String> country = new Select<>();
  private final TextField vatId = new TextField();
  private final TextField licensee = new TextField();
  private final TextField billedTo = new TextField();
  private final TextArea address = new TextArea();
  private final Checkbox accepted = new Checkbox();
  private final NativeDetails fold = new NativeDetails();
  private final Set<Digest> acceptable = new LinkedHashSet<>();
  private final Runnable countryChanged;
  private boolean filled;

  /**
   * A form without answers.
   *
   * @param countryChanged what to do when another country may mean another tax
   */
  BuyerForm(Runnable countryChanged) {
    this.countryChanged = countryChanged;
    country.addValueChangeListener(event -> changed());
  }

  /** Fills in what is known, so that nobody types it twice; later calls leave what was typed. */
  void fill(String knownLicensee, Optional<String> knownCountry, Locale language) {
    if (filled) {
      return;
    }
    country.setLabel(words("checkout.country"));
    country.setHelperText(words("checkout.country.help"));
    List<String> codes =
        Arrays.stream(Locale.getISOCountries())
            .sorted(Comparator.comparing(code -> name(code, language)))
            .toList();
    country.setItems(codes);
    country.setItemLabelGenerator(code -> name(code, language));
    country.setValue(
        knownCountry.orElseGet(
            () -> codes.contains(language.getCountry()) ? language.getCountry() : HOUSE_COUNTRY));
    country.setWidthFull();
    vatId.setLabel(words("checkout.vat"));
    vatId.setHelperText(words("checkout.vat.help"));
    vatId.setMaxLength(VAT_ID_MAX);
    vatId.setWidthFull();
    licensee.setLabel(words("checkout.licensee"));
    licensee.setHelperText(words("checkout.licensee.help"));
    licensee.setMaxLength(Licensee.LONGEST);
    licensee.setRequiredIndicatorVisible(true);
    licensee.setWidthFull();
    licensee.setAutocomplete(Autocomplete.ORGANIZATION);
    licensee.setValue(knownLicensee);
    billedTo.setLabel(words("checkout.billed-to"));
    billedTo.setHelperText(words("checkout.billed-to.help"));
    billedTo.setMaxLength(PlaceOrder.BILLED_TO_MAX);
    billedTo.setWidthFull();
    address.setLabel(words("checkout.address"));
    address.setMaxLength(PlaceOrder.ADDRESS_MAX);
    address.setWidthFull();
    filled = true;
  }

  private void changed() {
    if (filled) {
      countryChanged.run();
    }
  }

  static String name(String code, Locale language) {
    return Locale.of("", code).getDisplayCountry(language);
  }

  /** Where the buyer says they are. */
  BuyerPlace place() {
    String typed = vatId.getValue().strip();
    return place(typed.isEmpty() ? Optional.empty() : Optional.of(typed));
  }

  /** The same, as if no VAT number had been typed. */
  BuyerPlace placeWithoutNumber() {
    return place(Optional.empty());
  }

  private BuyerPlace place(Optional<String> number) {
    return new BuyerPlace(country.getValue(), Optional.empty(), Optional.empty(), number);
  }

  Component placePart() {
    Div part = new Div(country, vatId);
    part.addClassName("form");
    return part;
  }

  Component namePart() {
    Div invoice = new Div(billedTo, address);
    invoice.addClassName("form");
    fold.setSummaryText(words("checkout.invoice.heading"));
    fold.setContent(invoice);
    fold.addClassName("fold");
    fold.setOpen(!billedTo.isEmpty() || !address.isEmpty());
    Div part = new Div(licensee, fold);
    part.addClassName("form");
    return part;
  }

  Component termsPart() {
    return accepted;
  }

  /** Names the terms of every class of licence in a quote; other terms have to be accepted anew. */
  void terms(Quote quote, TermsBook book) {
    Set<Digest> hashes = hashes(quote);
    if (hashes.equals(acceptable)) {
      return;
    }
    acceptable.clear();
    acceptable.addAll(hashes);
    accepted.setValue(false);
    Span label = new Span(words("checkout.terms.accept") + " ");
    deeds(quote, book).forEach(deed -> label.add(deed, new Span(" ")));
    accepted.setLabelComponent(label);
  }

  /** Links to the terms of every class of licence in a quote. */
  static List<Anchor> deeds(Quote quote, TermsBook book) {
    List<Anchor> deeds = new ArrayList<>();
    for (Digest hash : hashes(quote)) {
      var terms = book.find(hash).orElseThrow();
      Anchor deed =
          new Anchor(
              "/deeds/" + hash,
              words("checkout.licence." + terms.licenceClass())
                  + ", "
                  + words("checkout.terms.version", Integer.toString(terms.version())));
      deed.setRouterIgnore(true);
      deed.setTarget(AnchorTarget.BLANK);
      deeds.add(deed);
    }
    return deeds;
  }

  private static Set<Digest> hashes(Quote quote) {
    Set<Digest> hashes = new LinkedHashSet<>();
    quote.lines().forEach(line -> hashes.add(line.terms()));
    return hashes;
  }

  /** Takes the acceptance back: what was accepted is not what is offered now. */
  void askTermsAgain() {
    accepted.setValue(false);
  }

  /** Leads to a field, also where it is folded away. */
  void focus(Field field) {
    switch (field) {
      case LICENSEE -> licensee.focus();
      case COUNTRY -> country.focus();
      case VAT -> vatId.focus();
      case BILLED_TO -> {
        fold.setOpen(true);
        billedTo.focus();
      }
      case ADDRESS -> {
        fold.setOpen(true);
        address.focus();
      }
      case TERMS -> accepted.focus();
    }
  }

  PlaceOrder wish(OrderId order, PersonId buyer, Locale language) {
    return new PlaceOrder(
        order,
        buyer,
        licensee.getValue(),
        billedTo.getValue(),
        address.getValue(),
        accepted.getValue(),
        language);
  }

  /** Says at each field what is missing. */
  void ask(Set<Missing> missing, ErrorSummary errors) {
    for (Missing one : Missing.values()) {
      if (!missing.contains(one)) {
        continue;
      }
      switch (one) {
        case LICENSEE -> {
          String words = words("checkout.licensee.missing");
          licensee.setErrorMessage(words);
          licensee.setInvalid(true);
          errors.add(licensee, words);
        }
        case BILLING -> {
          String words = words("checkout.billing.long");
          fold.setOpen(true);
          address.setErrorMessage(words);
          address.setInvalid(true);
          errors.add(address, words);
        }
        case TERMS -> {
          String words = words("checkout.terms.missing");
          accepted.setErrorMessage(words);
          accepted.setInvalid(true);
          errors.add(accepted, words);
        }
      }
    }
  }

  /** Says why there is no tax for this place. */
  void refusePlace(TaxOutcome because, ErrorSummary errors) {
    switch (because) {
      case TaxOutcome.UnknownCountry unknown -> {
        String words = words("checkout.country.unknown");
        country.setErrorMessage(words);
        country.setInvalid(true);
        errors.add(country, words);
      }
      case TaxOutcome.MalformedVatId malformed -> {
        String words = words("checkout.vat.malformed");
        vatId.setErrorMessage(words);
        vatId.setInvalid(true);
        errors.add(vatId, words);
      }
      case TaxOutcome.Assessed assessed -> {}
    }
  }

  void clear() {
    licensee.setInvalid(false);
    address.setInvalid(false);
    accepted.setInvalid(false);
    country.setInvalid(false);
    vatId.setInvalid(false);
  }

  private static String words(String key, Object... arguments) {
    return UI.getCurrent().getTranslation(key, arguments);
  }
}
