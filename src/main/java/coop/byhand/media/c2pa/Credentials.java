package coop.byhand.media.c2pa;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.ManifestStore;
import coop.byhand.media.c2pa.signal.SignalReport;
import coop.byhand.media.c2pa.signal.Signals;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import coop.byhand.media.c2pa.validate.Judgement;
import coop.byhand.media.c2pa.validate.StoreJudge;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and judges the Content Credentials of a file. Nothing is fetched, nothing is written, and
 * the clock is the caller's.
 */
public final class Credentials {

  /** Failures that say something about trust in a signer, nothing about the file. */
  private static final Set<StatusCode> OF_TRUST =
      EnumSet.of(
          StatusCode.SIGNING_CREDENTIAL_UNTRUSTED, StatusCode.CAWG_X509_CREDENTIAL_UNTRUSTED);

  /**
   * Failures of an ingredient's signer that leave the file's own state alone: the signer of the file
   * answers for having taken it in.
   */
  private static final Set<StatusCode> OF_OTHERS =
      EnumSet.of(
          StatusCode.SIGNING_CREDENTIAL_UNTRUSTED,
          StatusCode.SIGNING_CREDENTIAL_EXPIRED,
          StatusCode.SIGNING_CREDENTIAL_INVALID,
          StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY,
          StatusCode.CAWG_X509_CREDENTIAL_UNTRUSTED,
          StatusCode.CAWG_X509_SIGNATURE_OUTSIDE_VALIDITY);

  private Credentials() {}

  /** The verdict about a file together with what it says about its making. */
  public record Read(ValidationReport validation, SignalReport signals) {}

  /**
   * Reads and judges a file. The channel is only read, at positions of its own.
   *
   * @throws MalformedMedia if the file is no container that is known, or breaks a limit
   */
  public static Read read(FileChannel file, TrustConfig trust, Instant at) throws MalformedMedia {
    return read(Asset.read(file), trust, at);
  }

  /** Reads and judges an asset, for instance one with its manifest store beside it. */
  public static Read read(Asset asset, TrustConfig trust, Instant at) {
    ValidationReport report = judge(asset, trust, at);
    return new Read(report, Signals.of(report, asset.metadata()));
  }

  /** Judges the credentials of an asset; whatever is wrong with them is in the report. */
  public static ValidationReport judge(Asset asset, TrustConfig trust, Instant at) {
    if (asset.store().isEmpty()) {
      return without(asset, at);
    }
    try {
      ManifestStore store = ManifestStore.read(asset.store().get().content());
      return report(store, StoreJudge.judge(store, asset, trust, at), asset, at);
    } catch (MalformedMedia e) {
      String fault = e.rule() + " at byte " + e.offset();
      return empty(State.ERROR, List.of(), asset, at, Optional.of(fault));
    }
  }

  private static ValidationReport without(Asset asset, Instant at) {
    if (asset.stores() == 0 && asset.remoteManifest().isPresent()) {
      Finding finding =
          new Finding(StatusCode.MANIFEST_INACCESSIBLE, "", "the manifest lies elsewhere");
      return empty(State.REMOTE, List.of(finding), asset, at, Optional.empty());
    }
    return empty(State.NONE, List.of(), asset, at, Optional.empty());
  }

  private static ValidationReport empty(
      State state, List<Finding> findings, Asset asset, Instant at, Optional<String> fault) {
    return new ValidationReport(
        state, at, Optional.empty(), findings, List.of(), List.of(), asset.remoteManifest(), fault);
  }

  private static ValidationReport report(
      ManifestStore store, Judgement judgement, Asset asset, Instant at) {
    List<ManifestReport> manifests = new ArrayList<>();
    Map<String, Manifest> reachable = reachable(store);
    Map<String, Set<Finding>> ofParts = aboutIngredients(judgement);
    for (Manifest manifest : reachable.values()) {
      manifests.add(about(manifest, store.isActive(manifest), true, judgement, ofParts));
    }
    for (Manifest manifest : store.manifests()) {
      if (!reachable.containsKey(manifest.label())) {
        manifests.add(about(manifest, false, false, judgement, ofParts));
      }
    }
    State state = state(judgement);
    return new ValidationReport(
        state,
        at,
        state == State.TRUSTED ? manifests.getFirst().trustList() : Optional.empty(),
        judgement.active(),
        judgement.deltas(),
        manifests,
        asset.remoteManifest(),
        Optional.empty());
  }

  private static ManifestReport about(
      Manifest manifest,
      boolean active,
      boolean reachable,
      Judgement judgement,
      Map<String, Set<Finding>> ofParts) {
    List<Finding> findings =
        active ? judgement.active() : List.copyOf(ofParts.getOrDefault(manifest.label(), Set.of()));
    return new ManifestReport(
        manifest,
        active,
        reachable,
        Optional.ofNullable(judgement.signatures().get(manifest.label())),
        findings);
  }

  /** By label what was found about a manifest where others name it, each finding once. */
  private static Map<String, Set<Finding>> aboutIngredients(Judgement judgement) {
    Map<String, Set<Finding>> found = new HashMap<>();
    for (IngredientDelta delta : judgement.deltas()) {
      Optional<String> parent = JumbfAddress.of(delta.url()).manifest();
      for (Finding finding : delta.findings()) {
        JumbfAddress.of(finding.url())
            .manifest()
            .filter(label -> !parent.equals(Optional.of(label)))
            .ifPresent(
                label -> found.computeIfAbsent(label, key -> new LinkedHashSet<>()).add(finding));
      }
    }
    return found;
  }

  /**
   * The state. A failure of an ingredient that its assertion records does not count: it was known
   * and signed. One that is new does, unless it only is about trust in another signer.
   */
  private static State state(Judgement judgement) {
    Set<StatusCode> codes = EnumSet.noneOf(StatusCode.class);
    judgement.active().forEach(finding -> codes.add(finding.code()));
    boolean broken =
        judgement.active().stream().anyMatch(f -> f.isFailure() && !OF_TRUST.contains(f.code()));
    boolean brokenParts =
        judgement.deltas().stream()
            .map(IngredientDelta::findings)
            .flatMap(List::stream)
            .anyMatch(f -> f.isFailure() && !OF_OTHERS.contains(f.code()));
    if (broken || brokenParts || !codes.contains(StatusCode.CLAIM_SIGNATURE_VALIDATED)) {
      return State.INVALID;
    }
    boolean untrusted = codes.stream().anyMatch(OF_TRUST::contains);
    boolean trusted = codes.contains(StatusCode.SIGNING_CREDENTIAL_TRUSTED);
    return trusted && !untrusted ? State.TRUSTED : State.VALID;
  }

  /** The active manifest and what it leads to, ingredients in the order of their claims. */
  private static Map<String, Manifest> reachable(ManifestStore store) {
    Map<String, Manifest> seen = new LinkedHashMap<>();
    Deque<Manifest> open = new ArrayDeque<>(List.of(store.active()));
    while (!open.isEmpty()) {
      Manifest manifest = open.pop();
      if (seen.putIfAbsent(manifest.label(), manifest) == null) {
        for (Ingredient ingredient : manifest.ingredients().reversed()) {
          ingredient
              .manifest()
              .map(HashedUri::address)
              .flatMap(JumbfAddress::manifest)
              .flatMap(store::find)
              .ifPresent(open::push);
        }
      }
    }
    return seen;
  }
}
