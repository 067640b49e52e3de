package coop.byhand.oversight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.Said;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.oversight.Handled;
import coop.byhand.oversight.Look;
import coop.byhand.oversight.Oversight;
import coop.byhand.payments.PaymentsOverview;
import coop.byhand.payments.Reconciliation;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator's page: does what must hold hold, and what waits. Nothing on it can
 * change a number; it can look again, have things tried again, and keep what a person did.
 */
@Route("oversight")
@RolesAllowed(Standing.PERSON)
@Menu(title = "oversight.menu", order = 80)
@ForMembers
class OversightView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Oversight oversight;
  private final transient PaymentsOverview overview;
  private final transient Reconciliation reconciliation;
  private final transient CurrentMember current;
  private final transient Membership members;
  private final transient HouseFormats houseFormats;

  OversightView(
      Oversight oversight,
      PaymentsOverview overview,
      Reconciliation reconciliation,
      CurrentMember current,
      Membership members,
      HouseFormats houseFormats) {
    this.oversight = oversight;
    this.overview = overview;
    this.reconciliation = reconciliation;
    this.current = current;
    this.members = members;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("oversight.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (current.member().isPresent()) {
      show(null);
      return;
    }
    removeAll();
    add(
        new H1(getTranslation("oversight.title")),
        new EmptyState(Ink.BENCH, getTranslation("oversight.members-only")));
  }

  /** Every member may read; the board may have things done. */
  private @Nullable Hands hands() {
    return current
        .member()
        .map(Member::id)
        .filter(member -> members.offices(member).contains(Office.BOARD))
        .map(member -> new Hands(oversight, member, this::show))
        .orElse(null);
  }

  private void show(@Nullable Handled outcome) {
    removeAll();
    Hands hands = hands();
    List<Look> looks = oversight.lastLooks();
    add(new H1(getTranslation("oversight.title")), lead("oversight.lead"));
    if (outcome != null) {
      add(new Said(getTranslation("oversight.said." + outcome)));
    }
    add(verdict(looks));
    if (hands != null) {
      Button again = new Button(getTranslation("oversight.again"));
      again.setDisableOnClick(true);
      again.addClickListener(click -> {
        oversight.look();
        show(null);
      });
      add(new Paragraph(again));
    }
    add(new H2(getTranslation("oversight.holds.heading")));
    if (!looks.isEmpty()) {
      add(list(looks));
    }
    add(
        new ProviderPart(overview.report(), reconciliation, formats(), hands, this::name),
        new H2(getTranslation("oversight.queue.heading")),
        lead("oversight.queue.lead"),
        new QueueTable(oversight.queue(), formats()),
        new GivenUpPart(oversight.givenUp(), oversight.unsentMail(), formats(), hands));
    if (hands != null) {
      add(
          new Paragraph(new Anchor("money-back", getTranslation("oversight.money-back"))),
          new Paragraph(new Anchor("strange-money", getTranslation("oversight.strange-money"))),
          new Paragraph(new Anchor("buyer-places", getTranslation("oversight.buyer-places"))));
    }
  }

  private String name(String by) {
    return MemberId.parse(by)
        .flatMap(members::find)
        .map(Member::name)
        .orElseGet(() -> getTranslation("oversight.dealt.somebody"));
  }

  private Component verdict(List<Look> looks) {
    long broken = looks.stream().filter(look -> !look.holds()).count();
    Paragraph words = new Paragraph();
    words.addClassName("notice");
    words.getElement().setAttribute("role", "status");
    if (looks.isEmpty()) {
      words.setText(getTranslation("oversight.never"));
    } else if (broken == 0) {
      words.setText(getTranslation("oversight.all-hold", formats().moment(looks.getFirst().at())));
    } else {
      words.setText(getTranslation("oversight.broken", broken));
    }
    return words;
  }

  private UnorderedList list(List<Look> looks) {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    looks.forEach(look -> list.add(row(look)));
    return list;
  }

  private ListItem row(Look look) {
    Paragraph head = new Paragraph();
    head.addClassName("row");
    head.add(
        look.holds()
            ? new StatusWord(Tone.DONE, getTranslation("oversight.holds"))
            : new StatusWord(
                Tone.REFUSED, getTranslation("oversight.violations", look.violations())),
        new Span(
            look.invariant().name()
                + " "
                + getTranslation("oversight.invariant." + look.invariant().name())));
    ListItem item = new ListItem(head);
    Paragraph when = new Paragraph(getTranslation("oversight.looked", formats().moment(look.at())));
    when.addClassNames("soft", "small");
    item.add(when);
    look.sample()
        .lines()
        .forEach(line -> {
          Paragraph one = new Technical(line);
          one.addClassName("digest");
          item.add(one);
        });
    return item;
  }

  private Paragraph lead(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassName("soft");
    return words;
  }

  private Formats formats() {
    return houseFormats.in(getLocale());
  }
}
