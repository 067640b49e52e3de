package coop.byhand.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.shared.Registration;
import coop.byhand.catalogue.Dimensions;
import coop.byhand.catalogue.PreviewState;
import coop.byhand.catalogue.Rendition;
import coop.byhand.catalogue.Work;
import coop.byhand.look.Formats;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file of a draft beside its form: its preview as soon as it is made, what it is, and which
 * private data it carries with what happens to them.
 */
class FilePanel extends Aside {

  /** How often the page asks whether the preview is there, in milliseconds. */
  private static final int ASK_AGAIN = 2_000;

  private final transient StudioRooms rooms;
  private final transient Work work;
  private final Div preview = new Div();
  private @Nullable Registration asking;

  FilePanel(Work work, StudioRooms rooms) {
    this.work = work;
    this.rooms = rooms;
    addClassName("sheet");
    preview.getElement().setAttribute("role", "status");
    add(new H2(getTranslation("studio.file.heading")), preview, facts());
    if (!work.privateData().isEmpty()) {
      add(privateData());
    }
    NativeButton discard =
        new NativeButton(getTranslation("studio.file.discard"), click -> askToDiscard());
    discard.addClassNames("button", "button-text");
    add(discard);
    show(work);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (work.previews() == PreviewState.PENDING) {
      event.getUI().setPollInterval(ASK_AGAIN);
      asking = event.getUI().addPollListener(poll -> look());
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    stopAsking(event.getUI());
  }

  private void look() {
    rooms
        .workbench()
        .find(work.id(), work.creator())
        .filter(now -> now.previews() != PreviewState.PENDING)
        .ifPresent(now -> {
          show(now);
          getUI().ifPresent(this::stopAsking);
        });
  }

  private void stopAsking(UI ui) {
    if (asking != null) {
      asking.remove();
      asking = null;
      ui.setPollInterval(-1);
    }
  }

  private void show(Work now) {
    preview.removeAll();
    switch (now.previews()) {
      case PENDING -> preview.add(new Paragraph(getTranslation("studio.file.pending")));
      case FAILED -> preview.add(new Paragraph(getTranslation("studio.file.failed")));
      case NONE -> preview.add(new Paragraph(getTranslation("studio.file.none")));
      case READY -> {
        Optional<Rendition> rendition = rooms.showcase().rendition(now.id(), 640);
        rendition.ifPresent(found -> {
          Image picture =
              new Image(
                  OwnFiles.picture(rooms.vault(), found.digest()),
                  getTranslation("studio.file.preview"));
          picture.addClassName("file-preview");
          picture.getElement().setAttribute("width", Integer.toString(found.width()));
          picture.getElement().setAttribute("height", Integer.toString(found.height()));
          preview.add(picture);
        });
      }
    }
  }

  private DescriptionList facts() {
    Formats formats = rooms.formats().in(getLocale());
    DescriptionList facts = new DescriptionList();
    facts.addClassName("facts");
    fact(facts, "studio.file.name", work.fileName());
    fact(facts, "studio.file.kind", getTranslation(work.type().messageKey()));
    fact(facts, "studio.file.size", formats.bytes(work.bytes()));
    Dimensions dimensions = work.dimensions();
    if (dimensions != null) {
      fact(facts, "studio.file.pixels", dimensions.width() + " × " + dimensions.height());
    }
    Duration duration = work.duration();
    if (duration != null) {
      fact(
          facts,
          "studio.file.duration",
          "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart()));
    }
    return facts;
  }

  private void fact(DescriptionList facts, String key, String value) {
    facts.add(
        new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
  }

  private Div privateData() {
    UnorderedList list = new UnorderedList();
    work.privateData().stream()
        .sorted()
        .forEach(found -> list.add(new ListItem(getTranslation(found.messageKey()))));
    Paragraph follows = new Paragraph(getTranslation("studio.file.private-follows"));
    Div notice =
        new Div(
            new H3(getTranslation("studio.file.private")),
            new Paragraph(getTranslation("studio.file.private-lead")),
            list,
            follows);
    notice.addClassNames("notice", "small");
    return notice;
  }

  private void askToDiscard() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("studio.file.discard-title", WorkWords.name(work)));
    dialog.setText(getTranslation("studio.file.discard-words"));
    dialog.setConfirmText(getTranslation("studio.file.discard-yes"));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("studio.file.discard-no"));
    dialog.addConfirmListener(confirm -> {
      rooms.workbench().withdraw(work.id(), work.creator(), "");
      getUI().ifPresent(ui -> ui.navigate(WorksView.class));
    });
    dialog.open();
  }
}
