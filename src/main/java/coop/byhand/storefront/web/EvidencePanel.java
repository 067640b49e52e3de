package coop.byhand.storefront.web;

import coop.byhand.catalogue.Work;
import coop.byhand.look.Formats;
import coop.byhand.look.Texts;
import coop.byhand.provenance.Claim;
import coop.byhand.provenance.Evidence;
import coop.byhand.provenance.LabelSentence;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.ProvenanceLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How we know that a work is made by hand, in three steps a reader opens one after another: the
 * stamp, the sentence with its lines, the whole record. Nothing here is a certainty, and members
 * who looked are counted, not named.
 */
@Component
class EvidencePanel {

  private final Provenance provenance;
  private final LabelSentence sentences;
  private final Texts texts;

  EvidencePanel(Provenance provenance, LabelSentence sentences, Texts texts) {
    this.provenance = provenance;
    this.sentences = sentences;
    this.texts = texts;
  }

  Panel of(Work work, String maker, Formats written) {
    ProvenanceLabel label = provenance.label(work.claim());
    List<Evidence> evidence = provenance.evidence(work.claim());
    List<Line> lines = new ArrayList<>();
    provenance
        .find(work.claim())
        .map(Claim::openedAt)
        .ifPresent(at -> lines.add(fileRead(evidence, at, written)));
    for (Evidence one : evidence) {
      line(one, maker, written).ifPresent(lines::add);
    }
    opinions(evidence, written).ifPresent(lines::add);
    return new Panel(
        level(label), sentences.of(label, written.locale()), lines, record(work, label, written));
  }

  private static int level(ProvenanceLabel label) {
    return label instanceof ProvenanceLabel.Checked checked ? checked.level() : 0;
  }

  private Line fileRead(List<Evidence> evidence, Instant at, Formats written) {
    boolean clean = evidence.stream().noneMatch(Evidence.AiSignFound.class::isInstance);
    return new Line(
        texts.of("storefront.evidence.file"),
        texts.of(clean ? "storefront.evidence.file.clean" : "storefront.evidence.file.signs"),
        written.moment(at));
  }

  private Optional<Line> line(Evidence evidence, String maker, Formats written) {
    return switch (evidence) {
      case Evidence.Declaration declaration ->
          Optional.of(
              new Line(
                  texts.of("storefront.evidence.declared", maker),
                  texts.of("storefront.evidence.declared.detail", declaration.textVersion()),
                  written.moment(declaration.at())));
      case Evidence.Explanation explanation ->
          Optional.of(
              new Line(
                  texts.of("storefront.evidence.explained", maker),
                  explanation.text(),
                  written.moment(explanation.at())));
      case Evidence.AiSignFound _, Evidence.Attestation _ -> Optional.empty();
    };
  }

  private Optional<Line> opinions(List<Evidence> evidence, Formats written) {
    List<Evidence.Attestation> convinced =
        evidence.stream()
            .filter(Evidence.Attestation.class::isInstance)
            .map(Evidence.Attestation.class::cast)
            .filter(one -> one.opinion() instanceof Opinion.MadeByHand)
            .toList();
    if (convinced.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            texts.of("storefront.evidence.seen", convinced.size()),
            texts.of("storefront.evidence.seen.detail"),
            written.moment(convinced.getLast().at())));
  }

  private List<Fact> record(Work work, ProvenanceLabel label, Formats written) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.of("storefront.evidence.digest"), work.original().hex(), null));
    facts.add(
        new Fact(
            texts.of("storefront.evidence.original"),
            work.type().mediaType() + ", " + written.bytes(work.bytes()),
            null));
    if (label instanceof ProvenanceLabel.Checked checked) {
      facts.add(
          new Fact(
              texts.of("storefront.evidence.policy"),
              checked.policy().toString(),
              "/policy/" + checked.policy()));
      facts.add(
          new Fact(
              texts.of("storefront.evidence.entry"),
              checked.entry().toString(),
              "/register/" + checked.entry()));
    }
    return facts;
  }

  /** The panel: level of the stamp, sentence, lines, the whole record. */
  record Panel(int level, String words, List<Line> lines, List<Fact> details) {}

  /** One line of evidence. */
  record Line(String what, String detail, String when) {}

  /** One fact of the record, with where to read on. */
  record Fact(String name, String value, @Nullable String href) {}
}
