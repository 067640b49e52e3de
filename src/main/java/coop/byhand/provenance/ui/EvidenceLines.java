package coop.byhand.provenance.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import coop.byhand.look.Formats;
import coop.byhand.members.Membership;
import coop.byhand.provenance.CaseFile;
import coop.byhand.provenance.Evidence;
import coop.byhand.provenance.Opinion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The evidence of a claim line by line, all in one neutral colour, and what the file tells. */
class EvidenceLines extends Div {

  private final transient Membership membership;
  private final transient Formats formats;
  private final OrderedList lines = new OrderedList();

  EvidenceLines(CaseFile file, Membership membership, Formats formats) {
    this.membership = membership;
    this.formats = formats;
    addClassName("evidence");
    lines.addClassName("evidence-lines");
    lines.getElement().setAttribute("role", "list");
    add(new H2(getTranslation("provenance.case.evidence")), lines);
    file.evidence().forEach(this::line);
    whatIsMissing(file);
    if (file.contentCredentials()) {
      line(
          getTranslation("provenance.case.credentials"),
          getTranslation("provenance.case.credentials-words"),
          null);
    }
    file.cautions().stream()
        .sorted()
        .forEach(caution ->
            line(
                getTranslation("provenance.case.caution"),
                getTranslation(caution.messageKey()),
                null));
    facts(file);
  }

  private void line(Evidence evidence) {
    switch (evidence) {
      case Evidence.Declaration signed ->
          line(
              getTranslation("provenance.case.declaration"),
              getTranslation(
                  "provenance.case.declaration-words",
                  signed.textVersion(),
                  getTranslation("provenance.case.language." + signed.language())),
              signed.at());
      case Evidence.AiSignFound sign ->
          line(
              getTranslation("provenance.case.sign", getTranslation(sign.signature().messageKey())),
              getTranslation(
                  "provenance.case.sign-words",
                  getTranslation(sign.place().messageKey()),
                  sign.field(),
                  sign.quote()),
              sign.at());
      case Evidence.Explanation explanation ->
          line(getTranslation("provenance.case.explanation"), explanation.text(), explanation.at());
      case Evidence.Attestation given -> line(opinion(given), given.reason(), given.at());
    }
  }

  private String opinion(Evidence.Attestation given) {
    String name = membership.get(given.by()).name();
    return switch (given.opinion()) {
      case Opinion.MadeByHand _ -> getTranslation("provenance.case.attestation-hand", name);
      case Opinion.NotConvinced(Opinion.Ground ground) ->
          getTranslation(
              "provenance.case.attestation-not", name, getTranslation(ground.messageKey()));
    };
  }

  private void whatIsMissing(CaseFile file) {
    if (file.signs().isEmpty()) {
      line(
          getTranslation("provenance.case.no-signs"),
          getTranslation("provenance.case.no-signs-words"),
          file.claim().openedAt());
    } else if (file.evidence().stream().noneMatch(Evidence.Explanation.class::isInstance)) {
      line(
          getTranslation("provenance.case.no-explanation"),
          getTranslation("provenance.case.no-explanation-words"),
          null);
    }
  }

  private void line(String what, String detail, @Nullable Instant at) {
    Span strong = new Span(what);
    strong.addClassName("evidence-what");
    ListItem item = new ListItem(strong, new Span(detail));
    if (at != null) {
      Span when = new Span(formats.moment(at));
      when.addClassName("evidence-when");
      item.add(when);
    }
    lines.add(item);
  }

  private void facts(CaseFile file) {
    add(new H2(getTranslation("provenance.case.facts")));
    if (file.facts().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("provenance.case.facts-none"));
      none.addClassNames("soft", "small");
      add(none);
      return;
    }
    DescriptionList list = new DescriptionList();
    list.addClassName("facts");
    file.facts()
        .forEach(fact ->
            list.add(
                new DescriptionList.Term(fact.field()),
                new DescriptionList.Description(fact.value())));
    add(list);
  }
}
