package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.catalogue.SubmitOutcome;
import coop.byhand.catalogue.SubmitOutcome.Missing;
import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import coop.byhand.policy.Medium;
import coop.byhand.provenance.Claim;
import coop.byhand.provenance.ClaimState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything once more before it is handed in, each answer with its way back. */
class CheckStep extends Div {

  private final transient Work work;
  private final transient Member member;
  private final transient StudioRooms rooms;
  private final ErrorSummary summary = new ErrorSummary();
  private final Map<Missing, RouterLink> ways = new EnumMap<>(Missing.class);

  CheckStep(Work work, Member member, StudioRooms rooms) {
    this.work = work;
    this.member = member;
    this.rooms = rooms;
    NativeButton handIn =
        new NativeButton(getTranslation("studio.check.hand-in"), click -> handIn());
    handIn.addClassName("button");
    add(summary, answers(), new Paragraph(getTranslation("studio.check.after")), handIn);
  }

  private Div answers() {
    Formats formats = rooms.formats().in(getLocale());
    Div answers = new Div();
    answers.addClassName("answers-box");
    DescriptionList list = new DescriptionList();
    list.addClassName("answers");
    row(list, "studio.check.file", work.fileName() + ", " + formats.bytes(work.bytes()), null);
    note(Missing.TITLE, row(list, "studio.details.field.title", work.title(), Step.DETAILS));
    note(
        Missing.DESCRIPTION,
        row(list, "studio.details.field.description", work.description(), Step.DETAILS));
    if (work.medium() == Medium.IMAGE) {
      note(Missing.ALT_TEXT, row(list, "studio.details.field.alt", work.altText(), Step.DETAILS));
    }
    note(
        Missing.TAGS,
        row(list, "studio.details.field.tags", String.join(", ", work.tags()), Step.DETAILS));
    note(
        Missing.DECLARATION,
        row(list, "studio.step.declaration", declaration(formats), Step.DECLARATION));
    Money price = work.priceFrom();
    row(
        list,
        "studio.step.price",
        price == null ? getTranslation("studio.check.price-later") : formats.money(price),
        Step.PRICE);
    answers.add(list);
    return answers;
  }

  private String declaration(Formats formats) {
    Optional<ClaimState> state = rooms.provenance().find(work.claim()).map(Claim::state);
    return state.orElse(null) instanceof ClaimState.Declared declared
        ? getTranslation("studio.check.signed", formats.moment(declared.at()))
        : getTranslation("studio.check.unsigned");
  }

  private @Nullable RouterLink row(
      DescriptionList list, String key, String answer, @Nullable Step step) {
    String question = getTranslation(key);
    Div row = new Div();
    row.add(
        new DescriptionList.Term(question),
        new DescriptionList.Description(
            answer.isEmpty() ? getTranslation("studio.check.none") : answer));
    RouterLink change = null;
    if (step != null) {
      change =
          new RouterLink(
              getTranslation("studio.check.change-of", question),
              WorkView.class,
              WorkWords.address(work, step));
      row.add(new DescriptionList.Description(change));
    }
    list.getElement().appendChild(row.getElement());
    return change;
  }

  private void note(Missing missing, @Nullable RouterLink way) {
    if (way != null) {
      ways.put(missing, way);
    }
  }

  private void handIn() {
    summary.clear();
    switch (rooms.workbench().submit(work.id(), member.id())) {
      case SubmitOutcome.Submitted _, SubmitOutcome.NoDraft _ ->
          getUI().ifPresent(ui -> ui.navigate(WorkView.class, WorkWords.address(work)));
      case SubmitOutcome.NotYours _ -> getUI().ifPresent(ui -> ui.navigate(WorksView.class));
      case SubmitOutcome.Incomplete(var missing) ->
          missing.forEach(lack -> {
            RouterLink way = ways.get(lack);
            summary.add(way == null ? this : way, getTranslation(lack.messageKey()));
          });
    }
    summary.show();
  }
}
