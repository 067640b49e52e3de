package coop.byhand.studio.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.catalogue.Work;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import coop.byhand.provenance.DeclarationText;
import coop.byhand.provenance.DeclareOutcome;
import coop.byhand.provenance.Evidence;
import coop.byhand.provenance.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The declaration that a work is human-made: read, ticked, signed with one's name, once. */
class DeclarationStep extends Div {

  private final transient Work work;
  private final transient Member member;
  private final transient StudioRooms rooms;
  private final transient DeclarationText text;
  private final ErrorSummary summary = new ErrorSummary();
  private final Checkbox accept = new Checkbox();
  private final TextField name = new TextField();

  DeclarationStep(Work work, Member member, StudioRooms rooms) {
    this.work = work;
    this.member = member;
    this.rooms = rooms;
    this.text = DeclarationText.current(getLocale());
    addClassName("form");
    List<Evidence> evidence = rooms.provenance().evidence(work.claim());
    if (evidence.stream().anyMatch(Evidence.AiSignFound.class::isInstance)) {
      add(new SignsPart(work, evidence, rooms));
    }
    Optional<Evidence.Declaration> signed =
        evidence.stream()
            .filter(Evidence.Declaration.class::isInstance)
            .map(Evidence.Declaration.class::cast)
            .findFirst();
    if (signed.isPresent()) {
      signed(signed.get());
    } else {
      form();
    }
  }

  private void form() {
    Paragraph lead = new Paragraph(getTranslation("studio.declaration.lead"));
    accept.setLabel(getTranslation("studio.declaration.accept"));
    name.setLabel(getTranslation("studio.declaration.name"));
    name.setHelperText(getTranslation("studio.declaration.name-help", member.name()));
    name.setAutocomplete(Autocomplete.NAME);
    NativeButton sign =
        new NativeButton(getTranslation("studio.declaration.sign"), click -> sign());
    sign.addClassName("button");
    add(summary, lead, sentences(text), accept, name, new Div(sign));
  }

  private void sign() {
    summary.clear();
    accept.setInvalid(false);
    name.setInvalid(false);
    Signature signature = new Signature(text, name.getValue(), accept.getValue());
    switch (rooms.provenance().declare(work.claim(), member.id(), signature)) {
      case DeclareOutcome.Signed _, DeclareOutcome.AlreadySigned _ ->
          getUI().ifPresent(ui -> ui.navigate(WorkView.class, WorkWords.address(work, Step.PRICE)));
      case DeclareOutcome.NotAccepted _ -> {
        accept.setInvalid(true);
        accept.setErrorMessage(getTranslation("studio.declaration.not-accepted"));
        summary.add(accept, getTranslation("studio.declaration.not-accepted"));
      }
      case DeclareOutcome.NameDiffers(String expected) -> {
        String words = getTranslation("studio.declaration.name-differs", expected);
        name.setInvalid(true);
        name.setErrorMessage(words);
        summary.add(name, words);
      }
      case DeclareOutcome.TextOutdated _ ->
          summary.add(accept, getTranslation("studio.declaration.outdated"));
      case DeclareOutcome.NotYours _ -> getUI().ifPresent(ui -> ui.navigate(WorksView.class));
    }
    summary.show();
  }

  private void signed(Evidence.Declaration declaration) {
    Formats formats = rooms.formats().in(getLocale());
    Instant at = declaration.at();
    Div confirmation =
        new Div(new Paragraph(getTranslation("studio.declaration.signed", formats.moment(at))));
    confirmation.addClassName("confirmation");
    DeclarationText read = DeclarationText.current(Locale.of(declaration.language()));
    RouterLink next =
        new RouterLink(
            getTranslation("studio.continue"), WorkView.class, WorkWords.address(work, Step.PRICE));
    next.addClassName("button");
    add(
        confirmation,
        new H2(getTranslation("studio.declaration.signed-text", declaration.textVersion())),
        sentences(read),
        new Div(next));
  }

  private static OrderedList sentences(DeclarationText text) {
    OrderedList list = new OrderedList();
    list.addClassName("sentences");
    list.getElement().setAttribute("lang", text.language());
    text.sentences().forEach(sentence -> list.add(new ListItem(sentence)));
    return list;
  }
}
