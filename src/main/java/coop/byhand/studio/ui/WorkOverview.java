package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Offer;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import coop.byhand.provenance.Claim;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.Evidence;
import coop.byhand.provenance.Opinion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has become of a work since it was handed in, and what its maker can do now. */
class WorkOverview extends Div {

  private final transient Work work;
  private final transient Member member;
  private final transient StudioRooms rooms;
  private final transient Formats formats;

  WorkOverview(Work work, Member member, StudioRooms rooms) {
    this.work = work;
    this.member = member;
    this.rooms = rooms;
    this.formats = rooms.formats().in(getLocale());
    Div state = new Div(new H1(heading()), new Paragraph(words()));
    state.addClassName("confirmation");
    Span reference = new Span(work.id().toString());
    reference.addClassName("reference");
    Paragraph named =
        new Paragraph(new Span(getTranslation("studio.work.reference") + " "), reference);
    named.addClassNames("small", "soft");
    Div picture = new Div(picture());
    picture.addClassName("overview-picture");
    addClassName("work-overview");
    add(new Div(state, named), picture, new Div(parts()));
  }

  /** The sentence at the top: the work and where it stands. */
  String heading() {
    return getTranslation(
        switch (work.state()) {
          case ListingState.Draft _, ListingState.InReview _ -> "studio.work.handed-in";
          case ListingState.AwaitingPrice _ -> "studio.work.awaiting";
          case ListingState.Listed _ -> "studio.work.listed";
          case ListingState.Refused _ -> "studio.work.refused";
          case ListingState.Withdrawn _ -> "studio.work.withdrawn";
        },
        work.title());
  }

  private String words() {
    return switch (work.state()) {
      case ListingState.Draft _ -> "";
      case ListingState.InReview(Instant since) ->
          getTranslation(
              "studio.work.handed-in-words",
              formats.moment(since),
              formats.moment(answerBy(since)));
      case ListingState.AwaitingPrice _ -> getTranslation("studio.work.awaiting-words");
      case ListingState.Listed(Instant since) ->
          getTranslation("studio.work.listed-words", formats.moment(since));
      case ListingState.Refused(Instant at) ->
          getTranslation("studio.work.refused-words", formats.moment(at));
      case ListingState.Withdrawn(Instant at, String _) ->
          getTranslation("studio.work.withdrawn-words", formats.moment(at));
    };
  }

  private Instant answerBy(Instant since) {
    Optional<ClaimState> state = rooms.provenance().find(work.claim()).map(Claim::state);
    return state.orElse(null) instanceof ClaimState.InReview review ? review.dueAt() : since;
  }

  private Component[] parts() {
    return switch (work.state()) {
      case ListingState.Draft _ -> new Component[0];
      case ListingState.InReview _ ->
          new Component[] {signs(), price("studio.work.change-price"), shares()};
      case ListingState.AwaitingPrice _ ->
          new Component[] {label(), price("studio.work.set-price"), shares()};
      case ListingState.Listed _ ->
          new Component[] {
            open(),
            label(),
            price("studio.work.change-price"),
            shares(),
            new SellingPart(work, member, rooms),
            withdraw()
          };
      case ListingState.Refused(Instant at) -> new Component[] {reasons(), appeal(at)};
      case ListingState.Withdrawn(Instant _, String reason) ->
          new Component[] {new Paragraph(reason)};
    };
  }

  private Component signs() {
    List<Evidence> evidence = rooms.provenance().evidence(work.claim());
    return evidence.stream().anyMatch(Evidence.AiSignFound.class::isInstance)
        ? new SignsPart(work, evidence, rooms)
        : new Div();
  }

  private Component label() {
    return new Paragraph(rooms.labels().of(rooms.provenance().label(work.claim()), getLocale()));
  }

  private Component open() {
    Anchor open = new Anchor("/works/" + work.id(), getTranslation("studio.work.public"));
    open.addClassName("button");
    open.setRouterIgnore(true);
    return new Paragraph(open);
  }

  private Component price(String key) {
    Money price = standing(LicenceClass.STANDARD).orElse(work.priceFrom());
    RouterLink change =
        new RouterLink(
            getTranslation(price == null ? "studio.work.set-price" : key),
            WorkView.class,
            WorkWords.address(work, Step.PRICE));
    Div part = new Div(new H2(getTranslation("studio.work.price")));
    if (price != null) {
      Paragraph amount = new Paragraph(formats.money(price));
      amount.addClassNames("num", "lead");
      part.add(amount);
    }
    standing(LicenceClass.EXCLUSIVE)
        .ifPresent(year ->
            part.add(new Paragraph(getTranslation("studio.work.exclusive", formats.money(year)))));
    part.add(new Paragraph(change));
    return part;
  }

  private Component shares() {
    int people = rooms.catalogue().contributors(work.id()).size();
    RouterLink open =
        new RouterLink(
            getTranslation("studio.work.shares-action"),
            SharesView.class,
            new RouteParameters("work", work.id().toString()));
    return new Div(
        new H2(getTranslation("studio.work.shares")),
        new Paragraph(getTranslation("studio.work.shares-words", people)),
        new Paragraph(open));
  }

  private Optional<Money> standing(LicenceClass licence) {
    return rooms.desk().standing(work.id(), licence).map(Offer::price);
  }

  private Component reasons() {
    UnorderedList reasons = new UnorderedList();
    reasons.addClassName("list");
    for (Evidence line : rooms.provenance().evidence(work.claim())) {
      if (line instanceof Evidence.Attestation given
          && given.opinion() instanceof Opinion.NotConvinced(Opinion.Ground ground)) {
        Span what = new Span(getTranslation(ground.messageKey()));
        what.addClassName("reason-ground");
        reasons.add(new ListItem(what, new Paragraph(given.reason())));
      }
    }
    return reasons;
  }

  private Component appeal(Instant refusedAt) {
    Instant until = refusedAt.plus(rooms.policies().at(refusedAt).moderationRules().appealWithin());
    return new Div(
        new H2(getTranslation("studio.work.appeal")),
        new Paragraph(getTranslation("studio.work.appeal-words", formats.day(until))));
  }

  private Component withdraw() {
    NativeButton withdraw =
        new NativeButton(getTranslation("studio.work.withdraw"), click -> askToWithdraw());
    withdraw.addClassNames("button", "button-text");
    return withdraw;
  }

  private void askToWithdraw() {
    TextArea reason = new TextArea(getTranslation("studio.work.withdraw-reason"));
    reason.setWidthFull();
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("studio.work.withdraw-title", work.title()));
    dialog.add(new Paragraph(getTranslation("studio.work.withdraw-words")), reason);
    dialog.setConfirmText(getTranslation("studio.work.withdraw-yes"));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("studio.work.withdraw-no"));
    dialog.addConfirmListener(confirm -> {
      rooms.workbench().withdraw(work.id(), member.id(), reason.getValue());
      getUI().ifPresent(ui -> ui.navigate(WorksView.class));
    });
    dialog.open();
  }

  private Component[] picture() {
    return rooms
        .showcase()
        .rendition(work.id(), 640)
        .map(found -> {
          Image picture =
              new Image(OwnFiles.picture(rooms.vault(), found.digest()), work.altText());
          picture.addClassName("file-preview");
          picture.getElement().setAttribute("width", Integer.toString(found.width()));
          picture.getElement().setAttribute("height", Integer.toString(found.height()));
          return new Component[] {picture};
        })
        .orElseGet(() -> new Component[0]);
  }
}
