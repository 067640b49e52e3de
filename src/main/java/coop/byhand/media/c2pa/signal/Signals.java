package coop.byhand.media.c2pa.signal;

import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.State;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.ValidationReport;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws the signals about making from a verdict and the other metadata of the file. */
public final class Signals {

  /** Recorded failures that are about trust, not about the ingredient. */
  private static final Set<String> OF_TRUST =
      Set.of(
          StatusCode.SIGNING_CREDENTIAL_UNTRUSTED.text(),
          StatusCode.SIGNING_CREDENTIAL_EXPIRED.text(),
          StatusCode.CAWG_X509_CREDENTIAL_UNTRUSTED.text());

  private Signals() {}

  /** The signals of one file. */
  public static SignalReport of(ValidationReport report, Metadata metadata) {
    List<AiEvidence> evidence = AiScan.in(report.manifests(), metadata);
    List<String> contradictions = Contradictions.between(report.manifests(), metadata, evidence);
    Map<String, String> lookAlikes = new LinkedHashMap<>();
    Map<String, Set<RubricSignal>> rubric = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (ManifestReport one : report.manifests()) {
      String label = one.manifest().label();
      LookAlikes.borrowed(one)
          .filter(maker -> one.reachable())
          .ifPresent(maker -> lookAlikes.put(label, maker));
      rubric.put(label, Rubric.of(one.manifest()));
      one.manifest().ingredients().stream()
          .filter(ingredient -> one.reachable() && ingredient.manifest().isEmpty())
          .forEach(i -> unknown.add(JumbfAddress.ofAssertion(label, i.label())));
    }
    List<String> broken = brokenParents(report);
    Making making = making(report, evidence, contradictions, lookAlikes, broken);
    return new SignalReport(
        making,
        evidence,
        contradictions,
        lookAlikes,
        broken,
        unknown,
        rubric,
        dataMining(metadata));
  }

  private static Making making(
      ValidationReport report,
      List<AiEvidence> evidence,
      List<String> contradictions,
      Map<String, String> lookAlikes,
      List<String> broken) {
    History history = new History(report.manifests());
    if (!evidence.isEmpty()) {
      AiEvidence first = evidence.getFirst();
      List<String> path = first.label().map(history::path).orElseGet(ArrayList::new);
      path.add(first.text());
      return new Making(Making.Maker.AI, path, "a generator is declared or named");
    }
    String reason = "";
    List<String> path = List.of();
    if (report.state() != State.VALID && report.state() != State.TRUSTED) {
      reason = withoutCredentials(report.state());
    } else if (!contradictions.isEmpty()) {
      reason = contradictions.getFirst();
    } else if (!lookAlikes.isEmpty()) {
      path = history.path(lookAlikes.keySet().iterator().next());
      reason = "a signer on no trust list calls itself by the name of a known maker";
    } else if (!broken.isEmpty()) {
      path = List.of(broken.getFirst());
      reason = "an ingredient was changed after it was signed";
    }
    if (!reason.isEmpty()) {
      return new Making(Making.Maker.UNKNOWN, path, reason);
    }
    String active = report.manifests().getFirst().manifest().label();
    return history
        .firstDoubt()
        .orElseGet(() -> new Making(Making.Maker.HUMAN, List.of(active), declaredByPeople(report)));
  }

  private static String declaredByPeople(ValidationReport report) {
    return report.state() == State.TRUSTED
        ? "every manifest declares capture or handiwork"
        : "every manifest declares capture or handiwork; no trust list vouches for the signer";
  }

  private static String withoutCredentials(State state) {
    return switch (state) {
      case NONE -> "the file has no credentials, which says nothing";
      case REMOTE -> "the credentials lie elsewhere and were not fetched";
      case INVALID -> "the credentials do not hold";
      case ERROR -> "the credentials cannot be read";
      case VALID, TRUSTED -> "";
    };
  }

  private static List<String> brokenParents(ValidationReport report) {
    Set<String> broken = new LinkedHashSet<>();
    for (ManifestReport one : report.manifests()) {
      for (Ingredient ingredient : one.manifest().ingredients()) {
        if (one.reachable() && !OF_TRUST.containsAll(ingredient.recordedFailures())) {
          broken.add(JumbfAddress.ofAssertion(one.manifest().label(), ingredient.label()));
        }
      }
    }
    for (IngredientDelta delta : report.deltas()) {
      boolean fails =
          delta.findings().stream()
              .anyMatch(f -> f.isFailure() && !OF_TRUST.contains(f.code().text()));
      if (fails) {
        broken.add(delta.url());
      }
    }
    return List.copyOf(broken);
  }

  private static List<String> dataMining(Metadata metadata) {
    return metadata.texts().stream()
        .filter(text -> text.place() == MetadataText.Place.XMP)
        .filter(text -> text.name().equalsIgnoreCase("DataMining"))
        .map(text -> SourceType.name(text.value()))
        .distinct()
        .toList();
  }
}
