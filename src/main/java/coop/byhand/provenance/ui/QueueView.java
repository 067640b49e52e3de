package coop.byhand.provenance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.provenance.QueueItem;
import coop.byhand.provenance.ReviewCopy;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.vault.Vault;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The works that wait for this member, the longest waiting first. */
@Route("verify")
@RolesAllowed(Standing.PERSON)
@Menu(title = "provenance.queue.menu", order = 30)
@ForMembers
class QueueView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** More works than anybody judges in one sitting. */
  private static final int MOST = 24;

  private final transient ReviewDesk desk;
  private final transient CurrentMember current;
  private final transient Membership membership;
  private final transient Vault vault;
  private final transient HouseFormats formats;
  private final transient Clock clock;

  QueueView(
      ReviewDesk desk,
      CurrentMember current,
      Membership membership,
      Vault vault,
      HouseFormats formats,
      Clock clock) {
    this.desk = desk;
    this.current = current;
    this.membership = membership;
    this.vault = vault;
    this.formats = formats;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getTranslation("provenance.queue.title")));
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(empty("provenance.queue.members-only"));
      return;
    }
    List<QueueItem> queue = desk.queue(member.get().id());
    if (queue.isEmpty()) {
      add(empty("provenance.queue.empty"));
      return;
    }
    Paragraph lead = new Paragraph(getTranslation("provenance.queue.lead"));
    lead.addClassName("lead");
    Paragraph count = new Paragraph(getTranslation("provenance.queue.count", queue.size()));
    count.addClassName("soft");
    add(lead, count, list(queue.stream().limit(MOST).toList(), member.get().id()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("provenance.queue.title");
  }

  private UnorderedList list(List<QueueItem> queue, MemberId reader) {
    Map<MemberId, Member> members =
        membership.byIds(queue.stream().flatMap(QueueView::mentioned).collect(Collectors.toSet()));
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    Instant now = clock.instant();
    queue.forEach(item -> list.add(row(item, members, reader, now)));
    return list;
  }

  private static Stream<MemberId> mentioned(QueueItem item) {
    QueueItem.Taken taken = item.taken();
    return taken == null ? Stream.of(item.creator()) : Stream.of(item.creator(), taken.by());
  }

  private ListItem row(
      QueueItem item, Map<MemberId, Member> members, MemberId reader, Instant now) {
    Div words = new Div();
    H2 title = new H2();
    title.addClassName("row-title");
    RouterLink link =
        new RouterLink(
            item.title(),
            EvidenceView.class,
            new RouteParameters("claim", item.claim().toString()));
    link.getElement()
        .setAttribute("aria-label", getTranslation("provenance.queue.open-of", item.title()));
    title.add(link);
    Paragraph maker =
        new Paragraph(
            getTranslation("provenance.queue.by", name(members, item.creator()))
                + ", "
                + getTranslation("provenance.queue.since", moment(item.since())));
    maker.addClassNames("soft", "small");
    words.add(title, maker, states(item, members, reader, now));
    Div row = new Div(words);
    row.addClassName("thumbed");
    ReviewCopy copy = item.copy();
    if (copy != null) {
      Image picture = new Image(VaultFile.picture(vault, copy.thumbnail()), "");
      picture.getElement().setAttribute("loading", "lazy");
      row.addComponentAsFirst(picture);
    } else {
      Div blank = new Div(item.title());
      blank.addClassName("thumb-blank");
      blank.getElement().setAttribute("aria-hidden", "true");
      row.addComponentAsFirst(blank);
    }
    return new ListItem(row);
  }

  private Component states(
      QueueItem item, Map<MemberId, Member> members, MemberId reader, Instant now) {
    Paragraph states = new Paragraph();
    states.addClassName("row");
    boolean late = now.isAfter(item.dueAt());
    states.add(
        new StatusWord(
            late ? Tone.REFUSED : Tone.WAITING,
            getTranslation(
                late ? "provenance.queue.overdue" : "provenance.queue.due", moment(item.dueAt()))));
    states.add(
        new StatusWord(
            Tone.OPEN,
            getTranslation("provenance.queue.opinions", item.opinions(), item.opinionsNeeded())));
    if (item.signs() > 0) {
      states.add(new StatusWord(Tone.OPEN, getTranslation("provenance.queue.signs", item.signs())));
    }
    QueueItem.Taken taken = item.taken();
    if (taken != null) {
      String until = moment(taken.until());
      states.add(
          new StatusWord(
              Tone.OVER,
              taken.by().equals(reader)
                  ? getTranslation("provenance.queue.taken-by-you", until)
                  : getTranslation("provenance.queue.taken", name(members, taken.by()), until)));
    }
    return states;
  }

  private String moment(Instant at) {
    return formats.in(getLocale()).moment(at);
  }

  private Component empty(String key) {
    Anchor action = new Anchor("./", getTranslation("provenance.queue.empty-action"));
    action.addClassNames("button", "button-quiet");
    return new EmptyState(Ink.HOOK, getTranslation(key), action);
  }

  private static String name(Map<MemberId, Member> members, MemberId id) {
    return Objects.requireNonNull(members.get(id)).name();
  }
}
