package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.byhand.catalogue.DescribeOutcome;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.SubmitOutcome.Missing;
import coop.byhand.catalogue.Work;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.policy.Medium;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The words about a work. Every field is saved on the server a second after the last key; nothing is
 * judged before the maker goes on, and what was typed stays.
 */
class DetailsStep extends Div {

  /** Pause after the last key before a field is saved, in milliseconds. */
  private static final int PAUSE = 1_000;

  private final transient StudioRooms rooms;
  private final transient Work work;
  private final ErrorSummary summary = new ErrorSummary();
  private final Paragraph saved = new Paragraph();
  private final TextField title = new TextField();
  private final TextArea description = new TextArea();
  private final TextArea altText = new TextArea();
  private final TextField tags = new TextField();
  private final Map<Component, String> unsaved = new LinkedHashMap<>();

  DetailsStep(Work work, StudioRooms rooms) {
    this.work = work;
    this.rooms = rooms;
    addClassName("form");
    saved.addClassNames("soft", "small");
    saved.getElement().setAttribute("role", "status");
    label(title, "title");
    label(description, "description");
    label(altText, "alt");
    label(tags, "tags");
    title.setValue(work.title());
    description.setValue(work.description());
    description.setMinRows(6);
    altText.setValue(work.altText());
    tags.setValue(String.join(", ", work.tags()));
    keep(title, Detail.Title::new);
    keep(description, Detail.Description::new);
    keep(altText, Detail.AltText::new);
    keep(tags, text -> new Detail.Tags(Arrays.asList(text.split("[,;\n]", -1))));
    altText.setVisible(work.medium() == Medium.IMAGE);
    NativeButton next = new NativeButton(getTranslation("studio.continue"), click -> goOn());
    next.addClassName("button");
    add(summary, title, description, altText, tags, saved, new Div(next));
    saved.setText(
        getTranslation("studio.saved", rooms.formats().in(getLocale()).time(work.savedAt())));
  }

  private void label(TextField field, String key) {
    field.setLabel(getTranslation("studio.details.field." + key));
    field.setHelperText(getTranslation("studio.details.field." + key + "-help"));
    field.setId("field-" + key);
  }

  private void label(TextArea field, String key) {
    field.setLabel(getTranslation("studio.details.field." + key));
    field.setHelperText(getTranslation("studio.details.field." + key + "-help"));
    field.setId("field-" + key);
  }

  private <F extends Component & HasValueAndElement<?, String> & HasValueChangeMode> void keep(
      F field, Function<String, Detail> detail) {
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(PAUSE);
    field.addValueChangeListener(change -> save(field, detail.apply(change.getValue())));
  }

  private void save(Component field, Detail detail) {
    String problem =
        switch (rooms.workbench().describe(work.id(), work.creator(), detail)) {
          case DescribeOutcome.Saved(Instant at) -> {
            unsaved.remove(field);
            saved.setText(getTranslation("studio.saved", rooms.formats().in(getLocale()).time(at)));
            yield "";
          }
          case DescribeOutcome.TooLong(int length, int most) ->
              getTranslation("studio.details.too-long", most, length);
          case DescribeOutcome.TooManyTags(int number, int most) ->
              getTranslation("studio.details.too-many", most, number);
          case DescribeOutcome.NoDraft _, DescribeOutcome.NotYours _ -> {
            getUI().ifPresent(ui -> ui.navigate(WorkView.class, WorkWords.address(work)));
            yield "";
          }
        };
    if (!problem.isEmpty()) {
      unsaved.put(field, problem);
      saved.setText(getTranslation("studio.not-saved", problem));
    }
  }

  private void goOn() {
    summary.clear();
    for (Component field : List.of(title, description, altText, tags)) {
      wrong(field, "");
    }
    unsaved.forEach(this::complain);
    for (Missing missing : rooms.workbench().missing(work.id(), work.creator())) {
      switch (missing) {
        case TITLE -> complain(title, getTranslation(missing.messageKey()));
        case DESCRIPTION -> complain(description, getTranslation(missing.messageKey()));
        case ALT_TEXT -> complain(altText, getTranslation(missing.messageKey()));
        case TAGS -> complain(tags, getTranslation(missing.messageKey()));
        case DECLARATION -> {}
      }
    }
    summary.show();
    if (!summary.hasProblems()) {
      getUI()
          .ifPresent(ui -> ui.navigate(WorkView.class, WorkWords.address(work, Step.DECLARATION)));
    }
  }

  private void complain(Component field, String words) {
    summary.add(field, words);
    wrong(field, words);
  }

  private static void wrong(Component field, String words) {
    if (field instanceof HasValidationProperties judged) {
      judged.setInvalid(!words.isEmpty());
      judged.setErrorMessage(words);
    }
  }
}
