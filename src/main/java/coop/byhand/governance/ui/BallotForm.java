package coop.byhand.governance.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Matter;
import coop.byhand.governance.Proposal;
import coop.byhand.look.ui.ErrorSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The paper: a number with buttons for a step up and down, or yes and no, and abstention. Judged
 * when it is sent, not while somebody types.
 */
final class BallotForm extends Div {

  /** What the member does with the paper. */
  enum Side {
    VALUE,
    YES,
    NO,
    ABSTAIN
  }

  private final transient Consumer<Choice> whenChosen;
  private final ErrorSummary summary = new ErrorSummary();
  private final RadioButtonGroup<Side> side = new RadioButtonGroup<>();
  private final @Nullable NumberPaper number;

  BallotForm(
      Proposal proposal, Optional<Choice> before, VoteWords words, Consumer<Choice> whenChosen) {
    this.whenChosen = whenChosen;
    addClassName("form");
    boolean numeric = proposal.matter() instanceof Matter.NumberChange;
    add(
        summary,
        new H2(
            getTranslation(
                numeric
                    ? "governance.ballot.question.number"
                    : "governance.ballot.question.text")));
    number =
        proposal.matter() instanceof Matter.NumberChange change
            ? new NumberPaper(change, before, words)
            : null;
    if (number != null) {
      add(number);
    }
    side.setLabel(getTranslation("governance.ballot.side"));
    side.setItems(
        numeric ? List.of(Side.VALUE, Side.ABSTAIN) : List.of(Side.YES, Side.NO, Side.ABSTAIN));
    side.setItemLabelGenerator(this::label);
    before.ifPresent(choice -> side.setValue(sideOf(choice)));
    if (numeric && before.isEmpty()) {
      side.setValue(Side.VALUE);
    }
    NativeButton next =
        new NativeButton(getTranslation("governance.ballot.check"), event -> check());
    next.addClassName("button");
    Paragraph secrecy = new Paragraph(getTranslation("governance.ballot.secrecy"));
    secrecy.addClassNames("soft", "small");
    add(side, secrecy, next);
  }

  private void check() {
    summary.clear();
    Side chosen = side.getValue();
    if (chosen == null) {
      summary.add(side, getTranslation("governance.ballot.problem.side"));
      summary.show();
      return;
    }
    switch (chosen) {
      case YES -> whenChosen.accept(new Choice.Yes());
      case NO -> whenChosen.accept(new Choice.No());
      case ABSTAIN -> whenChosen.accept(new Choice.Abstain());
      case VALUE -> {
        if (number != null) {
          number.value(summary).ifPresent(whenChosen);
          summary.show();
        }
      }
    }
  }

  private String label(Side item) {
    return getTranslation(
        switch (item) {
          case VALUE -> "governance.ballot.forValue";
          case YES -> "governance.ballot.yes";
          case NO -> "governance.ballot.no";
          case ABSTAIN -> "governance.ballot.abstain";
        });
  }

  private static Side sideOf(Choice choice) {
    return switch (choice) {
      case Choice.Value value -> Side.VALUE;
      case Choice.Yes yes -> Side.YES;
      case Choice.No no -> Side.NO;
      case Choice.Abstain abstain -> Side.ABSTAIN;
    };
  }
}
