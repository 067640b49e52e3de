package coop.byhand.provenance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.provenance.CaseFile;
import coop.byhand.provenance.Claim;
import coop.byhand.provenance.ClaimId;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.QueueItem;
import coop.byhand.provenance.ReviewCopy;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.provenance.ReviewStop;
import coop.byhand.provenance.TakeBackOutcome;
import coop.byhand.provenance.TakeOutcome;
import coop.byhand.vault.Vault;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What speaks for and against one work, and the form in which a member says what they think. */
@Route("verify/:claim")
@RolesAllowed(Standing.PERSON)
class EvidenceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient ReviewDesk desk;
  private final transient CurrentMember current;
  private final transient Membership membership;
  private final transient Vault vault;
  private final transient HouseFormats formats;
  private final transient Clock clock;

  private String title = "";

  EvidenceView(
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
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      title = getTranslation("provenance.queue.title");
      removeAll();
      add(new H1(title), new Paragraph(getTranslation("provenance.queue.members-only")));
      return;
    }
    Optional<ClaimId> claim = event.getRouteParameters().get("claim").flatMap(ClaimId::parse);
    MemberId reader = member.get().id();
    Optional<CaseFile> file = claim.flatMap(id -> desk.file(id, reader));
    if (file.isEmpty()) {
      event.rerouteToError(NotFoundException.class, getTranslation("provenance.case.unknown"));
      return;
    }
    show(file.get(), reader, null);
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  /** Reads the claim again and shows it, with a sentence about what has just happened. */
  void refresh(ClaimId id, MemberId reader, @Nullable String news) {
    desk.file(id, reader).ifPresent(file -> show(file, reader, news));
  }

  private void show(CaseFile file, MemberId reader, @Nullable String news) {
    Claim claim = file.claim();
    title = getTranslation("provenance.case.title", claim.title());
    removeAll();
    RouterLink back = new RouterLink(getTranslation("provenance.case.back"), QueueView.class);
    Paragraph way = new Paragraph(back);
    way.addClassName("small");
    add(way, new H1(title));
    Div notice = new Div();
    notice.addClassName("notice");
    notice.getElement().setAttribute("role", "status");
    if (news != null) {
      notice.add(new Paragraph(news));
    }
    add(notice);
    notice.setVisible(news != null);
    Div work = new Div(work(file));
    Div side = new Div(new EvidenceLines(file, membership, formats.in(getLocale())));
    side.add(decision(file, reader));
    Div columns = new Div(work, side);
    columns.addClassName("columns");
    add(columns);
  }

  private Component[] work(CaseFile file) {
    Claim claim = file.claim();
    Div work = new Div();
    ReviewCopy copy = file.copy();
    String opening = file.opening();
    if (copy != null) {
      Image picture =
          new Image(
              VaultFile.picture(vault, copy.picture()),
              getTranslation("provenance.case.picture-alt", claim.title()));
      picture.getElement().setAttribute("width", Integer.toString(copy.width()));
      picture.getElement().setAttribute("height", Integer.toString(copy.height()));
      Div mount = new Div(picture);
      mount.addClassName("work-mount");
      work.add(mount);
    } else if (opening != null) {
      Pre text = new Pre(opening);
      text.addClassName("work-excerpt");
      work.add(new H2(getTranslation("provenance.case.excerpt")), text);
    } else {
      work.add(new Paragraph(getTranslation("provenance.case.no-picture")));
    }
    Anchor original =
        new Anchor(
            VaultFile.attachment(
                vault, claim.original(), claim.id() + "." + claim.type().extension()),
            getTranslation("provenance.case.original", getTranslation(claim.type().messageKey())));
    original.addClassNames("button", "button-quiet");
    Paragraph note = new Paragraph(getTranslation("provenance.case.original-note"));
    note.addClassNames("soft", "small");
    Div about = new Div(new H2(getTranslation("provenance.case.about")));
    about.addClassName("prose");
    if (file.description().isEmpty()) {
      about.add(new Paragraph(getTranslation("provenance.case.about-empty")));
    }
    file.description()
        .lines()
        .filter(line -> !line.isBlank())
        .map(Paragraph::new)
        .forEach(about::add);
    return new Component[] {work, new Paragraph(original), note, about};
  }

  private Component decision(CaseFile file, MemberId reader) {
    Div decision = new Div();
    decision.addClassName("sheet");
    decision.add(new H2(getTranslation("provenance.case.decide")));
    switch (file.claim().state()) {
      case ClaimState.InReview review ->
          decision.add(
              small(
                  getTranslation(
                      "provenance.case.policy", review.policy().value(), review.opinionsNeeded())));
      case ClaimState.Verified verified ->
          decision.add(small(getTranslation("provenance.case.decided-yes", moment(verified.at()))));
      case ClaimState.NotVerified refused ->
          decision.add(small(getTranslation("provenance.case.decided-no", moment(refused.at()))));
      case ClaimState.Open _, ClaimState.Declared _, ClaimState.Dropped _ ->
          throw new IllegalStateException("nobody reads a draft: " + file.claim().id());
    }
    CaseFile.Own own = file.own();
    ReviewStop stop = file.stop();
    QueueItem.Taken taken = file.taken();
    if (own != null) {
      decision.add(given(file, own, reader));
    } else if (stop != null) {
      decision.add(new Paragraph(sentence(stop)));
    } else if (taken != null && taken.by().equals(reader)) {
      decision.add(small(getTranslation("provenance.case.yours", moment(taken.until()))));
      decision.add(new OpinionForm(file, desk, reader, this));
    } else {
      NativeButton take =
          new NativeButton(
              getTranslation("provenance.case.take"), click -> take(file.claim().id(), reader));
      take.addClassName("button");
      decision.add(take, small(getTranslation("provenance.case.take-note")));
    }
    return decision;
  }

  private void take(ClaimId id, MemberId reader) {
    switch (desk.take(id, reader)) {
      case TakeOutcome.Taken _ -> refresh(id, reader, null);
      case ReviewStop stop -> refresh(id, reader, sentence(stop));
    }
  }

  private Component given(CaseFile file, CaseFile.Own own, MemberId reader) {
    Div given = new Div();
    boolean counts = !clock.instant().isBefore(own.countsFrom());
    String from = moment(own.countsFrom());
    given.add(
        new Paragraph(
            getTranslation(
                counts ? "provenance.case.given-counts" : "provenance.case.given", from)));
    if (!counts) {
      NativeButton back =
          new NativeButton(
              getTranslation("provenance.case.take-back"),
              click -> takeBack(file.claim().id(), own, reader));
      back.addClassNames("button", "button-quiet");
      given.add(back);
    }
    RouterLink next = new RouterLink(getTranslation("provenance.case.next"), QueueView.class);
    given.add(new Paragraph(next));
    return given;
  }

  private void takeBack(ClaimId id, CaseFile.Own own, MemberId reader) {
    String news =
        switch (desk.takeBack(id, reader)) {
          case TakeBackOutcome.TakenBack _, TakeBackOutcome.NothingGiven _ ->
              getTranslation("provenance.case.taken-back");
          case TakeBackOutcome.TooLate _ ->
              getTranslation("provenance.case.too-late", moment(own.countsFrom()));
        };
    refresh(id, reader, news);
  }

  /** Why the member cannot judge it, in plain words. */
  String sentence(ReviewStop stop) {
    return switch (stop) {
      case ReviewStop.OwnWork _ -> getTranslation("provenance.stop.own-work");
      case ReviewStop.AlreadyJudged _ -> getTranslation("provenance.stop.already-judged");
      case ReviewStop.NotWaiting _ -> getTranslation("provenance.stop.not-waiting");
      case ReviewStop.TakenByAnother(MemberId by, Instant until) ->
          getTranslation("provenance.stop.taken", membership.get(by).name(), moment(until));
    };
  }

  private String moment(Instant at) {
    return formats.in(getLocale()).moment(at);
  }

  private static Paragraph small(String words) {
    Paragraph small = new Paragraph(words);
    small.addClassNames("soft", "small");
    return small;
  }
}
