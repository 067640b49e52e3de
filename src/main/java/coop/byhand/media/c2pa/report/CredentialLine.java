package coop.byhand.media.c2pa.report;

import coop.byhand.media.c2pa.Credentials;
import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.State;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.ValidationReport;
import coop.byhand.media.c2pa.claim.Action;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.TrainingEntry;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.signal.AiEvidence;
import coop.byhand.media.c2pa.signal.RubricSignal;
import coop.byhand.media.c2pa.signal.SignalReport;
import coop.byhand.media.c2pa.signal.SourceType;
import coop.byhand.media.c2pa.trust.SignatureReport;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The verdict about one file as one JSON object. Everything from the file is escaped. */
public final class CredentialLine {

  private CredentialLine() {}

  /**
   * The line for a file that was judged.
   *
   * @param file its name as the caller knows it
   */
  public static Json.Obj of(String file, Credentials.Read read) {
    ValidationReport report = read.validation();
    SignalReport signals = read.signals();
    return Json.object()
        .put("file", file)
        .put("state", report.state().text())
        .put("trustList", optional(report.trustList()))
        .put("codes", codes(report))
        .put("ingredientDeltas", new Json.Arr(deltas(report.deltas())))
        .put(
            "manifests",
            new Json.Arr(report.manifests().stream().map(CredentialLine::manifest).toList()))
        .put("signal", signals.making().maker().text())
        .put("signalPath", Json.texts(signals.making().path()))
        .put("signalReason", signals.making().reason())
        .put("aiEvidence", Json.texts(signals.aiEvidence().stream().map(AiEvidence::text).toList()))
        .put("contradictions", Json.texts(signals.contradictions()))
        .put("rubric", rubric(signals))
        .put("lookAlikes", lookAlikes(signals))
        .put("brokenParents", Json.texts(signals.brokenParents()))
        .put("unknownIngredients", Json.texts(signals.unknownIngredients()))
        .put("dataMining", Json.texts(signals.dataMining()))
        .put("remote", optional(report.remote()))
        .put("fault", optional(report.fault()))
        .put("at", report.at().toString())
        .object();
  }

  /**
   * The line for a file that is no container or cannot be read.
   *
   * @param fault one plain sentence
   */
  public static Json.Obj unreadable(String file, String fault, String at) {
    Json none = new Json.Arr(List.of());
    Json.Obj codes =
        Json.object().put("success", none).put("informational", none).put("failure", none).object();
    return Json.object()
        .put("file", file)
        .put("state", State.ERROR.text())
        .put("trustList", new Json.Null())
        .put("codes", codes)
        .put("ingredientDeltas", none)
        .put("manifests", none)
        .put("signal", "unknown")
        .put("signalPath", none)
        .put("signalReason", "the file cannot be read")
        .put("aiEvidence", none)
        .put("contradictions", none)
        .put("fault", fault)
        .put("at", at)
        .object();
  }

  private static Json optional(Optional<String> text) {
    return text.map(Json::of).orElse(new Json.Null());
  }

  private static Json codes(ValidationReport report) {
    return Json.object()
        .put("success", Json.texts(report.codes(StatusCode.Kind.SUCCESS)))
        .put("informational", Json.texts(report.codes(StatusCode.Kind.INFORMATIONAL)))
        .put("failure", Json.texts(report.codes(StatusCode.Kind.FAILURE)))
        .object();
  }

  private static List<Json> deltas(List<IngredientDelta> deltas) {
    List<Json> lines = new ArrayList<>();
    for (IngredientDelta delta : deltas) {
      lines.add(
          Json.object()
              .put("ingredient", JumbfAddress.of(delta.url()).assertion().orElse(delta.url()))
              .put("url", delta.url())
              .put("success", Json.texts(of(delta, StatusCode.Kind.SUCCESS)))
              .put("informational", Json.texts(of(delta, StatusCode.Kind.INFORMATIONAL)))
              .put("failure", Json.texts(of(delta, StatusCode.Kind.FAILURE)))
              .object());
    }
    return lines;
  }

  private static List<String> of(IngredientDelta delta, StatusCode.Kind kind) {
    return ValidationReport.codes(delta.findings(), kind);
  }

  private static Json manifest(ManifestReport report) {
    Manifest manifest = report.manifest();
    Optional<SignatureReport> signature = report.signature();
    return Json.object()
        .put("label", manifest.label())
        .put("active", report.active())
        .put("kind", kind(manifest))
        .put("claimVersion", manifest.claim().map(Claim::version).orElse(0))
        .put("claimGenerator", optional(manifest.claim().map(Claim::generator)))
        .put("issuer", optional(report.issuer()))
        .put("trustList", optional(report.trustList()))
        .put("algorithm", optional(signature.flatMap(SignatureReport::alg).map(Alg::text)))
        .put(
            "timeStamp",
            optional(signature.flatMap(SignatureReport::timeStamp).map(s -> s.time().toString())))
        .put(
            "actions",
            new Json.Arr(manifest.actions().stream().map(CredentialLine::action).toList()))
        .put(
            "ingredients",
            new Json.Arr(manifest.ingredients().stream().map(CredentialLine::ingredient).toList()))
        .put(
            "training",
            new Json.Arr(
                manifest.trainingEntries().stream().map(CredentialLine::training).toList()))
        .object();
  }

  private static String kind(Manifest manifest) {
    return switch (manifest.kind()) {
      case STANDARD -> "standard";
      case UPDATE -> "update";
      case TIME_STAMP -> "timeStamp";
    };
  }

  private static Json action(Action action) {
    Json.Members line =
        Json.object()
            .put("action", action.name())
            .put("digitalSourceType", action.sourceType().map(SourceType::name))
            .put("digitalSourceTypeAddress", action.sourceType())
            .put("softwareAgent", action.softwareAgent())
            .put("description", action.description())
            .put("when", action.when());
    return action.template() ? line.put("template", true).object() : line.object();
  }

  private static Json ingredient(Ingredient ingredient) {
    return Json.object()
        .put("label", ingredient.label())
        .put("title", ingredient.title())
        .put("relationship", ingredient.relationship())
        .put("format", ingredient.format())
        .put("hasManifest", ingredient.manifest().isPresent())
        .put("manifest", ingredient.manifest().flatMap(uri -> uri.address().manifest()))
        .put("recordedFailures", Json.texts(ingredient.recordedFailures()))
        .object();
  }

  private static Json training(TrainingEntry entry) {
    return Json.object()
        .put("assertion", entry.assertion())
        .put("entry", entry.entry())
        .put("use", entry.use())
        .put("constraint", entry.constraint())
        .object();
  }

  private static Json rubric(SignalReport signals) {
    List<Json> lines = new ArrayList<>();
    signals
        .rubric()
        .forEach((label, found) ->
            lines.add(
                Json.object()
                    .put("manifest", label)
                    .put("inceptions", names(found, true))
                    .put("transformations", names(found, false))
                    .object()));
    return new Json.Arr(lines);
  }

  private static Json names(Set<RubricSignal> signals, boolean inception) {
    Stream<RubricSignal> chosen = signals.stream().filter(s -> s.isInception() == inception);
    return Json.texts(chosen.map(RubricSignal::text).toList());
  }

  private static Json lookAlikes(SignalReport signals) {
    List<Json> lines = new ArrayList<>();
    signals
        .lookAlikes()
        .forEach((label, maker) ->
            lines.add(Json.object().put("manifest", label).put("name", maker).object()));
    return new Json.Arr(lines);
  }
}
