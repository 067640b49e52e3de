package coop.byhand.licensing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Dimensions;
import coop.byhand.catalogue.WorkCard;
import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceId;
import coop.byhand.licensing.LicenceStatus;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.RevocationReason;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.ui.StatusWord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws licences as their owner sees them: what it is, until when, and the file. */
@org.springframework.stereotype.Component
class LicenceSheets {

  private final Licensing licensing;
  private final Catalogue catalogue;
  private final HouseFormats formats;

  LicenceSheets(Licensing licensing, Catalogue catalogue, HouseFormats formats) {
    this.licensing = licensing;
    this.catalogue = catalogue;
    this.formats = formats;
  }

  /** One row a licence; {@code place} is the view. */
  List<ListItem> of(List<Licence> licences, PersonId owner, Component place, Locale language) {
    Map<WorkId, WorkCard> cards =
        catalogue.cards(licences.stream().map(Licence::work).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(WorkCard::id, Function.identity()));
    Formats written = formats.in(language);
    return licences.stream()
        .map(licence -> {
          Div row = new Div(picture(licence, cards), words(licence, owner, written, place));
          row.addClassName("licence-row");
          return new ListItem(row);
        })
        .toList();
  }

  /**
   * The picture, or a sheet with the title: pictures of works that left the house are not shown any
   * more, and sounds and texts have none. The file is still there.
   */
  private static Component picture(Licence licence, Map<WorkId, WorkCard> cards) {
    Div mount = new Div();
    mount.addClassName("licence-picture");
    WorkCard card = cards.get(licence.work());
    Dimensions shape = card == null || !card.isPictured() ? null : card.dimensions();
    if (shape != null) {
      Image image = new Image("/previews/" + licence.work() + "/320.jpg", "");
      image.getElement().setAttribute("loading", "lazy");
      image.getElement().setAttribute("width", Integer.toString(shape.width()));
      image.getElement().setAttribute("height", Integer.toString(shape.height()));
      mount.add(image);
    } else {
      Paragraph title = new Paragraph(licence.title());
      title.getElement().setAttribute("aria-hidden", "true");
      mount.addClassName("licence-blank");
      mount.add(title);
    }
    return mount;
  }

  private Component words(Licence licence, PersonId owner, Formats written, Component place) {
    Paragraph maker = new Paragraph(place.getTranslation("licensing.library.by", licence.maker()));
    maker.addClassNames("soft", "small");
    DescriptionList facts = new DescriptionList();
    facts.addClassName("facts");
    fact(facts, place.getTranslation("licensing.library.number"), licence.numberText());
    fact(facts, place.getTranslation("licensing.library.licensee"), licence.licensee().name());
    fact(
        facts, place.getTranslation("licensing.library.granted"), written.day(licence.grantedAt()));
    Instant endsAt = licence.endsAt();
    if (endsAt != null) {
      fact(facts, place.getTranslation("licensing.library.until"), written.day(endsAt));
    }
    Div words = new Div(new H2(licence.title()), maker, facts);
    ended(licence, written, place).forEach(words::add);
    words.add(acts(licence, owner, place));
    return words;
  }

  private static Stream<Component> ended(Licence licence, Formats written, Component place) {
    return switch (licence.status()) {
      case LicenceStatus.Valid() -> Stream.of();
      case LicenceStatus.Revoked(Instant at, RevocationReason reason) ->
          Stream.of(
              new Paragraph(
                  new StatusWord(
                      StatusWord.Tone.OVER,
                      place.getTranslation("licensing.status.ended", written.day(at)))),
              new Paragraph(place.getTranslation(reason.messageKey())));
      case LicenceStatus.Expired(Instant at) ->
          Stream.of(
              new Paragraph(
                  new StatusWord(
                      StatusWord.Tone.OVER,
                      place.getTranslation("licensing.status.ended", written.day(at)))),
              new Paragraph(place.getTranslation("licensing.ended.time-over")));
    };
  }

  private Component acts(Licence licence, PersonId owner, Component place) {
    Div acts = new Div();
    acts.addClassName("row");
    if (licence.isValid()) {
      NativeButton download = new NativeButton(place.getTranslation("licensing.library.download"));
      download.addClassName("button");
      download.addClickListener(click -> download(licence.id(), owner, download));
      download.setAriaLabel(place.getTranslation("licensing.library.downloadOf", licence.title()));
      acts.add(download);
    }
    Anchor certificate =
        new Anchor(
            licensing.certificateLink(licence.id(), owner).toString(),
            place.getTranslation("licensing.library.certificate"));
    certificate.addClassNames("button", "button-quiet");
    certificate.setRouterIgnore(true);
    certificate.setAriaLabel(
        place.getTranslation("licensing.library.certificateOf", licence.title()));
    acts.add(certificate);
    return acts;
  }

  /** A link works for ten minutes, so each click makes its own. */
  private void download(LicenceId licence, PersonId owner, NativeButton button) {
    button
        .getUI()
        .ifPresent(
            ui -> ui.getPage().open(licensing.downloadLink(licence, owner).toString(), "_self"));
  }

  private static void fact(DescriptionList facts, String name, String value) {
    facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
  }
}
