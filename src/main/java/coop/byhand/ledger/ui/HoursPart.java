package coop.byhand.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import coop.byhand.ledger.BookYear;
import coop.byhand.ledger.HoursOutcome;
import coop.byhand.ledger.WorkHours;
import coop.byhand.ledger.YearClose;
import coop.byhand.ledger.YearStage;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The hours that members worked in a year; the board enters them until it is closed. */
final class HoursPart extends Section {

  private final transient YearClose years;
  private final transient BookYear year;
  private final transient Formats formats;
  private final transient Consumer<String> done;
  private final Select<Member> who = new Select<>();
  private final IntegerField hours = new IntegerField();
  private final TextField reason = new TextField();

  /**
   * The hours of one year.
   *
   * @param board the reader, if on the board
   * @param done what to do with the sentence about what was entered
   */
  HoursPart(
      YearClose years,
      Membership membership,
      BookYear year,
      Optional<MemberId> board,
      Formats formats,
      Consumer<String> done) {
    this.years = years;
    this.year = year;
    this.formats = formats;
    this.done = done;
    List<WorkHours> entered = years.hours(year.year());
    Set<MemberId> people = new HashSet<>();
    entered.forEach(one -> people.addAll(List.of(one.member(), one.enteredBy())));
    add(new H2(getTranslation("ledger.year.hours")));
    add(
        entered.isEmpty()
            ? new Paragraph(getTranslation("ledger.year.hours.none"))
            : list(entered, membership.byIds(people)));
    if (board.isPresent() && year.stage() != YearStage.CLOSED) {
      add(form(membership, board.get()));
    }
  }

  private Component list(List<WorkHours> entered, Map<MemberId, Member> people) {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    for (WorkHours one : entered) {
      ListItem item =
          new ListItem(
              new Paragraph(
                  getTranslation(
                      "ledger.year.hours.of",
                      name(people, one.member()),
                      getTranslation("ledger.year.hours.count", one.hours()))));
      Paragraph by =
          new Paragraph(
              getTranslation(
                  "ledger.year.hours.by",
                  name(people, one.enteredBy()),
                  formats.day(one.enteredAt()),
                  one.reason()));
      by.addClassNames("soft", "small");
      item.add(by);
      list.add(item);
    }
    return list;
  }

  private static String name(Map<MemberId, Member> people, MemberId member) {
    return Objects.requireNonNull(people.get(member)).name();
  }

  private Component form(Membership membership, MemberId board) {
    Set<MemberId> choice = new HashSet<>();
    Stream.of(year.from(), year.to().minusMillis(1))
        .forEach(at -> choice.addAll(membership.rollAt(at).members()));
    membership.all().forEach(member -> choice.add(member.id()));
    who.setLabel(getTranslation("ledger.year.hours.who"));
    who.setItemLabelGenerator(Member::name);
    who.setItems(
        membership.byIds(choice).values().stream()
            .sorted(Comparator.comparingInt(Member::number))
            .toList());
    hours.setLabel(getTranslation("ledger.year.hours.number"));
    hours.setMin(0);
    hours.setMax(WorkHours.MOST);
    reason.setLabel(getTranslation("ledger.year.hours.reason"));
    reason.setHelperText(getTranslation("ledger.year.hours.reason.help"));
    reason.setMaxLength(WorkHours.REASON_MAX);
    reason.setWidthFull();
    Button enter = new Button(getTranslation("ledger.year.hours.enter"), click -> enter(board));
    Div form = new Div(who, hours, reason, enter);
    form.addClassName("form");
    return form;
  }

  private void enter(MemberId board) {
    who.setInvalid(who.isEmpty());
    who.setErrorMessage(getTranslation("ledger.year.hours.who.missing"));
    reason.setInvalid(false);
    if (who.isEmpty()) {
      who.focus();
      return;
    }
    Member member = who.getValue();
    Integer number = hours.getValue();
    switch (years.enterHours(
        year.year(), member.id(), number == null ? -1 : number, reason.getValue(), board)) {
      case HoursOutcome.Entered(WorkHours entered) ->
          done.accept(
              getTranslation(
                  "ledger.year.hours.entered",
                  member.name(),
                  getTranslation("ledger.year.hours.count", entered.hours())));
      case HoursOutcome.OutOfRange out -> {
        hours.setInvalid(true);
        hours.setErrorMessage(getTranslation("ledger.year.hours.range", WorkHours.MOST));
        hours.focus();
      }
      case HoursOutcome.ReasonMissing missing -> {
        reason.setInvalid(true);
        reason.setErrorMessage(getTranslation("ledger.year.hours.reason.missing"));
        reason.focus();
      }
      case HoursOutcome.NotOpen closed -> done.accept(getTranslation("ledger.year.hours.closed"));
      case HoursOutcome.NotTheBoard no -> done.accept(getTranslation("ledger.year.board-only"));
    }
  }
}
