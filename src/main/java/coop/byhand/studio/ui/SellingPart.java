package coop.byhand.studio.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.catalogue.Work;
import coop.byhand.licensing.Closure;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a listed work can be bought now, and the way to stop and to go on selling it. */
class SellingPart extends Div {

  private final transient Work work;
  private final transient Member member;
  private final transient StudioRooms rooms;
  private final transient Formats formats;

  SellingPart(Work work, Member member, StudioRooms rooms) {
    this.work = work;
    this.member = member;
    this.rooms = rooms;
    this.formats = rooms.formats().in(getLocale());
    show();
  }

  private void show() {
    removeAll();
    add(new H2(getTranslation("studio.selling.title")));
    Optional<Closure> closure = rooms.desk().closure(work.id());
    if (closure.isEmpty()) {
      NativeButton stop =
          new NativeButton(getTranslation("studio.selling.stop"), click -> askToStop());
      stop.addClassNames("button", "button-quiet");
      add(new Paragraph(getTranslation("studio.selling.open")), new Paragraph(stop));
      return;
    }
    switch (closure.get()) {
      case Closure.SoldExclusively(Instant until) ->
          add(new Paragraph(getTranslation("studio.selling.exclusive", formats.day(until))));
      case Closure.Frozen(Instant since, @Nullable Instant _, String reason) -> {
        NativeButton sell =
            new NativeButton(
                getTranslation("studio.selling.again"),
                click -> {
                  rooms.desk().thaw(work.id(), member.id());
                  show();
                });
        sell.addClassName("button");
        add(new Paragraph(getTranslation("studio.selling.frozen", formats.moment(since))));
        if (!reason.isEmpty()) {
          Paragraph note = new Paragraph(reason);
          note.addClassName("soft");
          add(note);
        }
        add(new Paragraph(sell));
      }
    }
  }

  private void askToStop() {
    TextArea reason = new TextArea(getTranslation("studio.selling.stop-reason"));
    reason.setWidthFull();
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("studio.selling.stop-title", work.title()));
    dialog.add(new Paragraph(getTranslation("studio.selling.stop-words")), reason);
    dialog.setConfirmText(getTranslation("studio.selling.stop-yes"));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("studio.selling.stop-no"));
    dialog.addConfirmListener(confirm -> {
      rooms.desk().freeze(work.id(), member.id(), null, reason.getValue());
      show();
    });
    dialog.open();
  }
}
