package coop.byhand.studio.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.ProposeOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import java.util.ArrayList;
import java.util.List;

/** The form in which a maker names who shares what a work earns, one line a person. */
class ShareForm extends Div {

  private final transient Work work;
  private final transient Member maker;
  private final transient ShareRooms rooms;
  private final transient Runnable done;
  private final transient List<Member> others;
  private final ErrorSummary summary = new ErrorSummary();
  private final IntegerField own = weight("studio.shares.own-weight");
  private final List<Line> lines = new ArrayList<>();
  private final Div rows = new Div();

  ShareForm(Work work, Member maker, ShareRooms rooms, Runnable done) {
    this.work = work;
    this.maker = maker;
    this.rooms = rooms;
    this.done = done;
    this.others =
        rooms.members().all().stream().filter(other -> !other.id().equals(maker.id())).toList();
    own.setId("field-own-weight");
    own.setValue(1);
    NativeButton more = new NativeButton(getTranslation("studio.shares.add"), click -> addLine());
    more.addClassNames("button", "button-quiet");
    NativeButton propose =
        new NativeButton(getTranslation("studio.shares.propose"), click -> propose());
    propose.addClassName("button");
    addClassName("form");
    add(
        summary,
        new Paragraph(getTranslation("studio.shares.lead")),
        own,
        rows,
        new Paragraph(more),
        new Paragraph(propose));
    addLine();
  }

  private void addLine() {
    if (lines.size() + 1 >= Division.MOST_PEOPLE) {
      return;
    }
    Line line = new Line();
    lines.add(line);
    rows.add(line);
  }

  private void propose() {
    summary.clear();
    List<Contributor> shares = new ArrayList<>();
    shares.add(new Contributor(maker.id(), valid(own), Role.MAKER));
    for (Line line : lines) {
      Member member = line.who.getValue();
      if (member != null) {
        shares.add(new Contributor(member.id(), valid(line.weight), line.role.getValue()));
      }
    }
    if (!summary.hasProblems()) {
      switch (rooms.divisions().propose(work.id(), maker.id(), shares)) {
        case ProposeOutcome.Proposed _, ProposeOutcome.AnotherIsOpen _ -> {
          done.run();
          return;
        }
        case ProposeOutcome.Unfit(ProposeOutcome.Problem problem) ->
            summary.add(rows, getTranslation(key(problem), Division.MOST_PEOPLE));
        case ProposeOutcome.NotYours _, ProposeOutcome.NotNow _ ->
            summary.add(rows, getTranslation("studio.shares.not-now"));
      }
    }
    summary.show();
  }

  /** The typed weight; a stand-in with a line in the summary if it is none. */
  private int valid(IntegerField field) {
    Integer typed = field.getValue();
    boolean fits = typed != null && typed >= 1 && typed <= Division.HEAVIEST;
    field.setInvalid(!fits);
    if (!fits) {
      String words = getTranslation("studio.shares.problem.weight", Division.HEAVIEST);
      field.setErrorMessage(words);
      summary.add(field, words);
    }
    return fits ? typed : 1;
  }

  private static String key(ProposeOutcome.Problem problem) {
    return switch (problem) {
      case MAKER_MISSING -> "studio.shares.problem.maker";
      case TWICE -> "studio.shares.problem.twice";
      case TOO_MANY -> "studio.shares.problem.many";
      case TOO_HEAVY -> "studio.shares.problem.heavy";
      case NO_MEMBER -> "studio.shares.problem.member";
      case AS_BEFORE -> "studio.shares.problem.before";
    };
  }

  private IntegerField weight(String key) {
    IntegerField field = new IntegerField(getTranslation(key));
    field.setMin(1);
    field.setMax(Division.HEAVIEST);
    field.addClassName("input-short");
    return field;
  }

  /** One person with weight and role; without a person it counts for nothing. */
  private final class Line extends Div {
    private final ComboBox<Member> who = new ComboBox<>(getTranslation("studio.shares.who"));
    private final IntegerField weight = weight("studio.shares.weight");
    private final Select<Role> role = new Select<>();

    Line() {
      who.setItems(others);
      who.setItemLabelGenerator(
          member -> getTranslation("studio.shares.member", member.name(), member.number()));
      who.setClearButtonVisible(true);
      weight.setValue(1);
      role.setLabel(getTranslation("studio.shares.role"));
      role.setItems(Role.CO_AUTHOR, Role.OTHER);
      role.setItemLabelGenerator(given -> getTranslation(ShareTable.roleKey(given)));
      role.setValue(Role.CO_AUTHOR);
      addClassName("row");
      add(who, weight, role);
    }
  }
}
