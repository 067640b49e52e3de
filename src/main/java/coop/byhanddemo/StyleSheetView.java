package coop.byhanddemo;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.RateDrawing;
import coop.byhand.look.RateStep;
import coop.byhand.look.SplitLine;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.look.ui.QuorumBar;
import coop.byhand.look.ui.RateChart;
import coop.byhand.look.ui.SplitBar;
import coop.byhand.look.ui.Stamp;
import coop.byhand.look.ui.StatusWord;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The living style sheet: every token, component and state of the house, in both themes side by
 * side. Only in the start from source; its pictures are what to compare before and after a change.
 */
@Route("style-sheet")
@RolesAllowed(Standing.PERSON)
class StyleSheetView extends Div implements HasDynamicTitle {

  private final Formats formats;

  StyleSheetView(HouseFormats house) {
    formats = house.in(getLocale());
    add(new H1(getTranslation("look.sheet.title")));
    Paragraph lead = new Paragraph(getTranslation("look.sheet.lead"));
    lead.addClassName("lead");
    Div both = new Div(specimen("theme-light"), specimen("theme-dark"));
    both.addClassName("specimens");
    add(lead, both);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("look.sheet.title");
  }

  private Component specimen(String theme) {
    Div sheet =
        new Div(
            part("look.sheet.colours", swatches()),
            part("look.sheet.type", type()),
            part("look.sheet.buttons", buttons()),
            part("look.sheet.fields", fields()),
            part("look.sheet.problems", problems()),
            part("look.sheet.states", states()),
            part("look.sheet.money", money()),
            part("look.sheet.votes", votes()),
            part("look.sheet.empty", drawings()));
    sheet.addClassName(theme);
    return sheet;
  }

  private Component part(String key, Component... content) {
    Section section = new Section(new H2(getTranslation(key)));
    section.add(content);
    return section;
  }

  private Component swatches() {
    UnorderedList list = new UnorderedList();
    list.addClassName("swatches");
    for (String token :
        List.of(
            "paper",
            "sheet",
            "ink",
            "ink-soft",
            "rule",
            "hair",
            "wash",
            "vermilion",
            "moss",
            "ochre")) {
      ListItem item = new ListItem("--" + token);
      item.addClassName("swatch-" + token);
      list.add(item);
    }
    return list;
  }

  private Component[] type() {
    Paragraph change = new Paragraph("from 20\u00a0% to 17\u00a0%");
    change.addClassName("motion-change");
    Paragraph lead = new Paragraph(getTranslation("look.frame.colophon"));
    lead.addClassName("lead");
    Paragraph soft = new Paragraph("0123456789 €1,234.50 17.5 %");
    soft.addClassNames("soft", "small", "num");
    return new Component[] {
      change,
      new H3("Acanthus mollis"),
      lead,
      new Paragraph(getTranslation("look.error.404.words")),
      soft
    };
  }

  private Component[] buttons() {
    Button primary = new Button(getTranslation("look.sheet.primary"));
    primary.addThemeVariants(ButtonVariant.PRIMARY);
    Button quiet = new Button(getTranslation("look.sheet.quiet"));
    Button text = new Button(getTranslation("look.sheet.text"));
    text.addThemeVariants(ButtonVariant.TERTIARY);
    Button off = new Button(getTranslation("look.sheet.off"));
    off.setEnabled(false);
    Div row = new Div(primary, quiet, text, off);
    row.addClassName("row");
    return new Component[] {row};
  }

  private Component fields() {
    TextField title = new TextField(getTranslation("look.sheet.field"));
    title.setHelperText(getTranslation("look.sheet.help"));
    title.setValue("Black canyon");
    TextField wrong = new TextField(getTranslation("look.sheet.field"));
    wrong.setErrorMessage(getTranslation("look.sheet.wrong"));
    wrong.setInvalid(true);
    TextField off = new TextField(getTranslation("look.sheet.field"));
    off.setValue("Black canyon");
    off.setReadOnly(true);
    TextArea words = new TextArea(getTranslation("look.sheet.field"));
    IntegerField number = new IntegerField(getTranslation("look.sheet.field"));
    number.setValue(17);
    Select<String> select = new Select<>();
    select.setLabel(getTranslation("look.sheet.field"));
    select.setItems("Black canyon", "Acanthus mollis");
    select.setValue("Black canyon");
    ComboBox<String> combo = new ComboBox<>(getTranslation("look.sheet.field"));
    combo.setItems("Black canyon", "Acanthus mollis");
    DatePicker day = new DatePicker(getTranslation("look.sheet.field"));
    RadioButtonGroup<String> radio = new RadioButtonGroup<>(getTranslation("look.sheet.field"));
    radio.setItems("Black canyon", "Acanthus mollis");
    radio.setValue("Black canyon");
    Checkbox tick = new Checkbox(getTranslation("look.sheet.field"), true);
    Div form = new Div(title, wrong, off, words, number, select, combo, day, radio, tick);
    form.addClassName("form");
    return form;
  }

  private Component problems() {
    ErrorSummary summary = new ErrorSummary();
    TextField field = new TextField(getTranslation("look.sheet.field"));
    summary.add(field, getTranslation("look.sheet.wrong"));
    summary.showQuietly();
    return new Div(summary, field);
  }

  private Component states() {
    Div row = new Div();
    for (StatusWord.Tone tone : StatusWord.Tone.values()) {
      row.add(
          new StatusWord(
              tone, getTranslation("look.sheet." + tone.name().toLowerCase(Locale.ROOT))));
    }
    row.add(new Stamp(2, "#"));
    row.addClassName("row");
    return row;
  }

  private Component[] money() {
    Money price = Money.of(10_000, "EUR");
    return new Component[] {
      new Paragraph(new MoneyText(price, formats)),
      new SplitBar(
          SplitLine.of(
              "Ana",
              price,
              Money.of(8_000, "EUR"),
              Money.of(1_800, "EUR"),
              Money.of(200, "EUR"),
              Money.of(0, "EUR"),
              formats))
    };
  }

  private Component[] votes() {
    RateDrawing drawing =
        new RateDrawing(
            List.of(
                step("2025-01-01T00:00:00Z", 2_500, "1"),
                step("2026-01-01T00:00:00Z", 2_000, "3"),
                step("2027-05-01T00:00:00Z", 1_700, "14")),
            Instant.parse("2027-09-01T00:00:00Z"),
            getTranslation("look.sheet.votes"),
            "",
            formats);
    return new Component[] {
      new QuorumBar(getTranslation("look.quorum.words", 31, 48), 31, 24, 48), new RateChart(drawing)
    };
  }

  private static RateStep step(String since, int basisPoints, String number) {
    return new RateStep(
        Instant.parse(since),
        new BasisPoints(basisPoints),
        "No. " + number,
        "/proposals/" + number);
  }

  private Component[] drawings() {
    return List.of(Ink.HOOK, Ink.CRATE, Ink.DRAWER, Ink.BALLOT, Ink.BENCH, Ink.PENCIL).stream()
        .map(ink -> new EmptyState(ink, getTranslation("look.error.404.heading")))
        .toArray(Component[]::new);
  }
}
