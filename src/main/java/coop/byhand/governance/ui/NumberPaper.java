package coop.byhand.governance.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Matter;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.policy.Bounds;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.ParameterWords;
import java.util.Optional;

/** A number on a ballot: a field to type into, and two buttons that go one step down and up. */
final class NumberPaper extends Div {

  private final transient Parameter<?> parameter;
  private final transient VoteWords words;
  private final transient long present;
  private final TextField field = new TextField();

  NumberPaper(Matter.NumberChange change, Optional<Choice> before, VoteWords words) {
    this.parameter = change.parameter();
    this.words = words;
    this.present = change.from();
    Bounds bounds = parameter.bounds();
    field.setLabel(getTranslation("governance.ballot.value", words.unit(parameter, getLocale())));
    field.setHelperText(
        getTranslation(
            "governance.ballot.valueHelp",
            value(bounds.min()),
            value(bounds.max()),
            value(bounds.step()),
            value(change.from()),
            value(change.to())));
    long start = before.orElse(null) instanceof Choice.Value(long voted) ? voted : present;
    field.setValue(words.plain(parameter, start, getLocale()));
    field.setMaxLength(12);
    field.setWidthFull();
    Div steps =
        new Div(
            step("−", "governance.ballot.lower", false),
            step("+", "governance.ballot.higher", true));
    steps.addClassName("row");
    add(field, steps);
  }

  /** The number, if it can be voted for; otherwise the summary says why not. */
  Optional<Choice> value(ErrorSummary summary) {
    Optional<Long> number = ParameterWords.read(parameter, field.getValue());
    Bounds bounds = parameter.bounds();
    boolean fits = number.filter(bounds::allow).isPresent();
    field.setInvalid(!fits);
    if (fits) {
      return number.map(Choice.Value::new);
    }
    String problem =
        number.isEmpty()
            ? getTranslation(
                "governance.ballot.problem.value", words.plain(parameter, present, getLocale()))
            : getTranslation(
                "governance.ballot.problem.bounds",
                value(bounds.min()),
                value(bounds.max()),
                value(bounds.step()));
    field.setErrorMessage(problem);
    summary.add(field, problem);
    return Optional.empty();
  }

  private NativeButton step(String sign, String key, boolean up) {
    String words = sign + "\u00a0" + value(parameter.bounds().step());
    NativeButton button = new NativeButton(words, event -> move(up));
    button.addClassNames("button", "button-quiet");
    button
        .getElement()
        .setAttribute("aria-label", getTranslation(key, value(parameter.bounds().step())));
    return button;
  }

  private void move(boolean up) {
    Bounds bounds = parameter.bounds();
    long from = ParameterWords.read(parameter, field.getValue()).orElse(present);
    long to = up ? bounds.above(from) : bounds.below(from);
    field.setValue(words.plain(parameter, to, getLocale()));
    field.setInvalid(false);
  }

  private String value(long number) {
    return words.value(parameter, number, getLocale());
  }
}
