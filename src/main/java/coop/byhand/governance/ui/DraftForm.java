package coop.byhand.governance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.governance.Assembly;
import coop.byhand.governance.Draft;
import coop.byhand.governance.DraftOutcome;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.policy.Bounds;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.ParameterWords;
import coop.byhand.policy.Policy;
import coop.byhand.policy.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a member wants to change, to what, and why. The bounds stand beside the field at once. */
final class DraftForm extends Div {

  /** A number of the voted document; without one, the text of a rule. */
  record Subject(@Nullable Parameter<?> parameter) {}

  private final transient Policy policy;
  private final transient Assembly assembly;
  private final transient VoteWords words;
  private final transient BiConsumer<DraftForm, Draft> whenFine;
  private final ErrorSummary summary = new ErrorSummary();
  private final Select<Subject> what = new Select<>();
  private final TextField value = new TextField();
  private final TextArea text = new TextArea();
  private final TextField title = new TextField();
  private final TextArea reason = new TextArea();

  DraftForm(
      Policy policy, Assembly assembly, VoteWords words, BiConsumer<DraftForm, Draft> whenFine) {
    this.policy = policy;
    this.assembly = assembly;
    this.words = words;
    this.whenFine = whenFine;
    addClassName("form");
    what.setLabel(getTranslation("governance.draft.what"));
    what.setItems(subjects());
    what.setItemLabelGenerator(this::label);
    what.addValueChangeListener(change -> adapt());
    text.setLabel(getTranslation("governance.draft.text"));
    text.setWidthFull();
    title.setLabel(getTranslation("governance.draft.name"));
    title.setHelperText(getTranslation("governance.draft.nameHelp"));
    title.setWidthFull();
    reason.setLabel(getTranslation("governance.draft.reason"));
    reason.setHelperText(getTranslation("governance.draft.reasonHelp"));
    reason.setWidthFull();
    what.setWidthFull();
    NativeButton next =
        new NativeButton(getTranslation("governance.draft.check"), event -> check());
    next.addClassName("button");
    add(summary, what, value, text, title, reason, next);
    what.setValue(subjects().getFirst());
    adapt();
  }

  /** Shows problems that came up after the check, with what was typed still there. */
  void show(List<DraftOutcome.Problem> problems) {
    summary.clear();
    for (Component field : List.of(value, text, title, reason)) {
      mark(field, "");
    }
    problems.forEach(this::note);
    summary.show();
  }

  private void check() {
    Optional<Draft> draft = draft();
    if (draft.isEmpty()) {
      summary.clear();
      String sentence = getTranslation("governance.draft.problem.number", example());
      summary.add(value, sentence);
      mark(value, sentence);
      summary.show();
      return;
    }
    List<DraftOutcome.Problem> problems = assembly.problemsOf(draft.get());
    if (problems.isEmpty()) {
      whenFine.accept(this, draft.get());
    } else {
      show(problems);
    }
  }

  private Optional<Draft> draft() {
    Parameter<?> parameter = parameter();
    if (parameter == null) {
      return Optional.of(new Draft.RuleText(title.getValue(), reason.getValue(), text.getValue()));
    }
    return ParameterWords.read(parameter, value.getValue())
        .map(
            to -> new Draft.NumberChange(title.getValue(), reason.getValue(), parameter.key(), to));
  }

  private void note(DraftOutcome.Problem problem) {
    switch (problem) {
      case DraftOutcome.TitleLength(int min, int max) ->
          note(title, getTranslation("governance.draft.problem.title", min, max));
      case DraftOutcome.ReasonLength(int max) ->
          note(reason, getTranslation("governance.draft.problem.reason", max));
      case DraftOutcome.TextLength(int max) ->
          note(text, getTranslation("governance.draft.problem.text", max));
      case DraftOutcome.NotForOrdinaryVote special ->
          note(what, getTranslation("governance.draft.problem.special"));
      case DraftOutcome.OutsideBounds(long wrong, Bounds bounds) ->
          note(
              value,
              getTranslation(
                  "governance.draft.problem.bounds",
                  shown(bounds.min()),
                  shown(bounds.max()),
                  shown(bounds.step())));
      case DraftOutcome.SameAsNow(long same) ->
          note(value, getTranslation("governance.draft.problem.same", shown(same)));
      case DraftOutcome.SharesExceedCommission(long commission, long shares) ->
          note(
              value,
              getTranslation(
                  "governance.draft.problem.shares",
                  words.value(Parameter.COMMISSION_STANDARD, commission, getLocale()),
                  words.value(Parameter.COMMISSION_STANDARD, shares, getLocale())));
    }
  }

  private void note(Component field, String sentence) {
    summary.add(field, sentence);
    mark(field, sentence);
  }

  private static void mark(Component field, String sentence) {
    if (field instanceof HasValidationProperties marked) {
      marked.setInvalid(!sentence.isEmpty());
      marked.setErrorMessage(sentence);
    }
  }

  private void adapt() {
    Parameter<?> parameter = parameter();
    value.setVisible(parameter != null);
    text.setVisible(parameter == null);
    if (parameter != null) {
      Bounds bounds = parameter.bounds();
      value.setLabel(getTranslation("governance.draft.value", words.unit(parameter, getLocale())));
      value.setHelperText(
          getTranslation(
              "governance.draft.valueHelp",
              shown(policy.number(parameter)),
              shown(bounds.min()),
              shown(bounds.max()),
              shown(bounds.step())));
    }
  }

  private String shown(long number) {
    Parameter<?> parameter = parameter();
    return parameter == null ? "" : words.value(parameter, number, getLocale());
  }

  private String example() {
    Parameter<?> parameter = parameter();
    return parameter == null ? "" : words.plain(parameter, policy.number(parameter), getLocale());
  }

  private @Nullable Parameter<?> parameter() {
    Subject subject = what.getValue();
    return subject == null ? null : subject.parameter();
  }

  private String label(Subject subject) {
    Parameter<?> parameter = subject.parameter();
    return parameter == null
        ? getTranslation("governance.draft.what.text")
        : words.name(parameter, getLocale());
  }

  private static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (Parameter<?> parameter : Parameter.all()) {
      if (parameter.resolution() == Resolution.ORDINARY) {
        subjects.add(new Subject(parameter));
      }
    }
    subjects.add(new Subject(null));
    return subjects;
  }
}
