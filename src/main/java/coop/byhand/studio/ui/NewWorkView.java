package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.UploadEvent;
import coop.byhand.catalogue.DraftOutcome;
import coop.byhand.catalogue.IntakeOutcome;
import coop.byhand.catalogue.ReceivedFile;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.look.Formats;
import coop.byhand.look.Standing;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files come in. Each becomes a draft of its own; what is not taken in is said with its name
 * and the reason, and nothing that was taken in before is lost by it.
 */
@Route("studio/new")
@RolesAllowed(Standing.PERSON)
class NewWorkView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final Logger LOG = LoggerFactory.getLogger(NewWorkView.class);
  private static final int MOST_FILES = 10;

  private final transient StudioRooms rooms;
  private final transient CurrentMember current;
  private final UnorderedList received = new UnorderedList();
  private final Div results = new Div();

  NewWorkView(StudioRooms rooms, CurrentMember current) {
    this.rooms = rooms;
    this.current = current;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new MembersOnly(getPageTitle()));
      return;
    }
    Paragraph lead = new Paragraph(getTranslation("studio.new.lead"));
    lead.addClassName("lead");
    Paragraph kinds = new Paragraph(getTranslation("studio.new.kinds"));
    kinds.setId("kinds");
    kinds.addClassNames("soft", "small", "prose");
    results.add(new H2(getTranslation("studio.new.received")), received);
    results.getElement().setAttribute("role", "status");
    results.setVisible(false);
    received.addClassName("list");
    add(new H1(getPageTitle()), lead, upload(member.get().id()), kinds, results);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("studio.new.title");
  }

  private Upload upload(MemberId maker) {
    Upload upload = new Upload();
    // The whole body is the file: no limit of the container's form parser applies, ours does.
    upload.setUploadFormat(UploadFormat.RAW);
    upload.setUploadHandler(event -> receive(event, maker));
    upload.setMaxFiles(MOST_FILES);
    upload.setAcceptedFileExtensions(
        Arrays.stream(MediaType.values())
            .flatMap(type -> type.extensions().stream().map(extension -> "." + extension))
            .toArray(String[]::new));
    NativeButton select = new NativeButton(getTranslation("studio.new.select"));
    select.addClassName("button");
    select.getElement().setAttribute("aria-describedby", "kinds");
    upload.setUploadButton(select);
    upload.setDropLabel(new Span(getTranslation("studio.new.drop")));
    upload.setI18n(UploadWords.of(this));
    return upload;
  }

  /** Runs while the file arrives, outside the lock of the session. */
  private void receive(UploadEvent event, MemberId maker) {
    String name = event.getFileName();
    IntakeOutcome outcome;
    try {
      outcome = rooms.intake().receive(event.getInputStream(), name, event.getContentType());
    } catch (IOException broken) {
      LOG.info("an upload did not arrive whole: {}", broken.toString());
      later(event, () -> tell(getTranslation("studio.new.broken", name), null));
      return;
    }
    switch (outcome) {
      case IntakeOutcome.Received(ReceivedFile file) -> {
        DraftOutcome draft = rooms.workbench().draft(maker, file);
        later(event, () -> tell(draft, file.fileName()));
      }
      case IntakeOutcome.Refused(String fileName, MediaRule rule, List<Serializable> arguments) ->
          later(
              event,
              () ->
                  tell(
                      getTranslation(
                          "studio.new.refused",
                          fileName,
                          getTranslation(rule.messageKey(), words(arguments))),
                      null));
      case IntakeOutcome.TooLarge(String fileName, long most) ->
          later(
              event,
              () -> {
                Formats formats = rooms.formats().in(getLocale());
                tell(getTranslation("studio.new.too-large", fileName, formats.bytes(most)), null);
              });
    }
  }

  /** Does something under the lock of the session; nothing if the page has been left. */
  private static void later(UploadEvent event, SerializableRunnable what) {
    event.getUI().accessLater(what, () -> {}).run();
  }

  private void tell(DraftOutcome outcome, String fileName) {
    switch (outcome) {
      case DraftOutcome.Drafted(Work work) ->
          tell(
              getTranslation("studio.new.kept", fileName),
              new RouterLink(
                  getTranslation("studio.new.describe"),
                  WorkView.class,
                  WorkWords.address(work, Step.DETAILS)));
      case DraftOutcome.YoursAlready(WorkId id, String title) ->
          tell(
              getTranslation("studio.new.yours", fileName, title.isEmpty() ? fileName : title),
              new RouterLink(
                  getTranslation("studio.new.yours-open"),
                  WorkView.class,
                  new RouteParameters(new RouteParam("work", id.toString()))));
      case DraftOutcome.SomebodyElses _ ->
          tell(getTranslation("studio.new.others", fileName), null);
    }
  }

  private void tell(String words, @Nullable Component action) {
    Div line = new Div(new Span(words));
    line.addClassName("row");
    if (action != null) {
      line.add(action);
    }
    received.add(new ListItem(line));
    results.setVisible(true);
  }

  /** Formats among the arguments of a refusal become their names. */
  private Object[] words(List<Serializable> arguments) {
    return arguments.stream()
        .map(argument ->
            argument instanceof MediaType type ? getTranslation(type.messageKey()) : argument)
        .toArray();
  }
}
