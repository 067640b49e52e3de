package coop.byhand.provenance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.MemberId;
import coop.byhand.provenance.AttestOutcome;
import coop.byhand.provenance.CaseFile;
import coop.byhand.provenance.CheckPoint;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.provenance.ReviewStop;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a member says what they think. Nothing is judged before it is sent; what lacks
 * is then summed up at its top, and what was typed stays.
 */
class OpinionForm extends Div {

  private enum Side {
    MADE_BY_HAND,
    NOT_CONVINCED
  }

  private final transient CaseFile file;
  private final transient ReviewDesk desk;
  private final transient MemberId reviewer;
  private final EvidenceView view;

  private final ErrorSummary summary = new ErrorSummary();
  private final RadioButtonGroup<Side> side = new RadioButtonGroup<>();
  private final Map<CheckPoint, Checkbox> points = new EnumMap<>(CheckPoint.class);
  private final FieldSet pointSet;
  private final RadioButtonGroup<Opinion.Ground> ground = new RadioButtonGroup<>();
  private final TextArea reason = new TextArea();
  private final Div letter = new Div();

  OpinionForm(CaseFile file, ReviewDesk desk, MemberId reviewer, EvidenceView view) {
    this.file = file;
    this.desk = desk;
    this.reviewer = reviewer;
    this.view = view;
    addClassName("form");
    side.setLabel(getTranslation("provenance.case.opinion"));
    side.setItems(Side.values());
    side.setItemLabelGenerator(chosen ->
        getTranslation(
            chosen == Side.MADE_BY_HAND
                ? "provenance.case.made-by-hand"
                : "provenance.case.not-convinced"));
    side.addValueChangeListener(change -> adapt());

    pointSet = new FieldSet(getTranslation("provenance.case.points"));
    for (CheckPoint point : CheckPoint.applying(file.claim().signs() > 0)) {
      Checkbox box = new Checkbox(getTranslation(point.messageKey()));
      points.put(point, box);
      pointSet.add(box);
    }

    ground.setLabel(getTranslation("provenance.case.ground"));
    ground.setItems(Opinion.Ground.values());
    ground.setItemLabelGenerator(chosen -> getTranslation(chosen.messageKey()));
    ground.addValueChangeListener(change -> preview());

    reason.setLabel(getTranslation("provenance.case.reason"));
    reason.setHelperText(getTranslation("provenance.case.reason-help"));
    reason.setValueChangeMode(ValueChangeMode.LAZY);
    reason.addValueChangeListener(change -> preview());

    NativeButton give = new NativeButton(getTranslation("provenance.case.give"), click -> give());
    give.addClassName("button");
    NativeButton release =
        new NativeButton(getTranslation("provenance.case.release"), click -> release());
    release.addClassNames("button", "button-text");
    Div buttons = new Div(give, release);
    buttons.addClassName("row");
    letter.addClassName("letter");
    add(
        summary,
        side,
        pointSet,
        ground,
        reason,
        new H3(getTranslation("provenance.case.letter")),
        letter,
        buttons);
    adapt();
  }

  private void adapt() {
    pointSet.setVisible(side.getValue() == Side.MADE_BY_HAND);
    ground.setVisible(side.getValue() == Side.NOT_CONVINCED);
    preview();
  }

  private void preview() {
    String words =
        reason.getValue().isBlank()
            ? getTranslation("provenance.case.letter-empty")
            : reason.getValue().strip();
    String title = file.claim().title();
    Opinion.Ground why = ground.getValue();
    letter.setText(
        side.getValue() == Side.NOT_CONVINCED
            ? getTranslation(
                "provenance.case.letter-not",
                title,
                why == null ? "…" : getTranslation(why.messageKey()),
                words)
            : getTranslation("provenance.case.letter-hand", title, words));
  }

  private void give() {
    clear();
    Opinion opinion = opinion();
    if (opinion == null) {
      return;
    }
    switch (desk.attest(file.claim().id(), reviewer, opinion, reason.getValue())) {
      case AttestOutcome.Given _ -> view.refresh(file.claim().id(), reviewer, null);
      case ReviewStop stop -> view.refresh(file.claim().id(), reviewer, view.sentence(stop));
      case AttestOutcome.ReasonMissing _ ->
          complain(getTranslation("provenance.missing.reason"), reason);
      case AttestOutcome.ReasonTooLong(int most) ->
          complain(getTranslation("provenance.missing.reason-too-long", most), reason);
      case AttestOutcome.PointsOpen(Set<CheckPoint> open) ->
          points.forEach((point, box) -> {
            if (open.contains(point)) {
              complain(
                  getTranslation("provenance.missing.point", getTranslation(point.messageKey())),
                  box);
            }
          });
    }
  }

  /** The opinion as chosen; null, with a complaint, where the choice is not finished. */
  private @Nullable Opinion opinion() {
    Side chosen = side.getValue();
    if (chosen == null) {
      complain(getTranslation("provenance.missing.opinion"), side);
      return null;
    }
    return switch (chosen) {
      case MADE_BY_HAND -> {
        EnumSet<CheckPoint> checked = EnumSet.noneOf(CheckPoint.class);
        points.forEach((point, box) -> {
          if (box.getValue()) {
            checked.add(point);
          }
        });
        yield new Opinion.MadeByHand(checked);
      }
      case NOT_CONVINCED -> {
        Opinion.Ground why = ground.getValue();
        if (why == null) {
          complain(getTranslation("provenance.missing.ground"), ground);
          yield null;
        }
        yield new Opinion.NotConvinced(why);
      }
    };
  }

  private void release() {
    desk.release(file.claim().id(), reviewer);
    getUI().ifPresent(ui -> ui.navigate(QueueView.class));
  }

  private void clear() {
    summary.clear();
    side.setInvalid(false);
    ground.setInvalid(false);
    reason.setInvalid(false);
    points.values().forEach(box -> box.setInvalid(false));
  }

  private void complain(String words, Component field) {
    switch (field) {
      case RadioButtonGroup<?> group -> {
        group.setInvalid(true);
        group.setErrorMessage(words);
      }
      case TextArea area -> {
        area.setInvalid(true);
        area.setErrorMessage(words);
      }
      case Checkbox box -> {
        box.setInvalid(true);
        box.setErrorMessage(words);
      }
      default -> throw new IllegalArgumentException("no field of this form: " + field);
    }
    summary.add(field, words);
    summary.show();
  }
}
