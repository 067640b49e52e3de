package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.ManifestStore;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.trust.ClaimSignature;
import coop.byhand.media.c2pa.trust.Scrutiny;
import coop.byhand.media.c2pa.trust.SignatureReport;
import coop.byhand.media.c2pa.trust.TrustConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges the manifests of a store: the active one with its binding to the asset, then every
 * ingredient that can be reached from it (C2PA 2.2 §15).
 */
public final class StoreJudge {

  private final ManifestStore store;
  private final Scrutiny scrutiny;
  private final Instant at;
  private final Ledger.Budget budget = new Ledger.Budget();
  private final Graph graph;
  private final Map<String, SignatureReport> signatures = new HashMap<>();

  private StoreJudge(ManifestStore store, TrustConfig trust, Instant at) {
    this.store = store;
    this.scrutiny = new Scrutiny(trust);
    this.at = at;
    this.graph = new Graph(store);
  }

  /**
   * Judges a store.
   *
   * @param at the clock: signatures without trusted time-stamp are judged as of this moment
   * @throws MalformedMedia if nothing can be said: no hash algorithm is named, a limit is passed, or
   *     the file cannot be read
   */
  public static Judgement judge(ManifestStore store, Asset asset, TrustConfig trust, Instant at)
      throws MalformedMedia {
    return new StoreJudge(store, trust, at).judge(asset);
  }

  private Judgement judge(Asset asset) throws MalformedMedia {
    Ledger active = new Ledger(budget);
    active.addAll(manifest(store.active(), Set.of(), true));
    if (store.active().claim().isPresent()) {
      ContentBinding.check(store, asset, active);
    }
    IngredientWalk walk = new IngredientWalk(graph, active, budget);
    walk.run(this::ingredient);
    for (Manifest manifest : store.manifests()) {
      // Who signed a manifest that nothing leads to is reported, but counts for nothing.
      if (!signatures.containsKey(manifest.label()) && manifest.claim().isPresent()) {
        signature(manifest, manifest.claim().get(), false, new Ledger(budget));
      }
    }
    return new Judgement(active.findings(), walk.deltas(), signatures);
  }

  private List<Finding> ingredient(Manifest manifest) throws MalformedMedia {
    return manifest(manifest, graph.redactions(manifest), false);
  }

  private List<Finding> manifest(Manifest manifest, Set<String> redacted, boolean active)
      throws MalformedMedia {
    Ledger ledger = new Ledger(budget);
    if (!StructureRules.hasClaim(manifest, ledger)) {
      return ledger.findings();
    }
    Claim claim = manifest.claim().orElseThrow();
    signature(manifest, claim, active, ledger);
    ManifestCase one = new ManifestCase(manifest, claim, redacted, active, ledger);
    AssertionRules.check(one);
    StructureRules.check(one);
    ActionRules.check(one);
    IdentityRules.check(one, scrutiny, at);
    scrutiny.ensureEveryCheckWasMade();
    return ledger.findings();
  }

  private void signature(Manifest manifest, Claim claim, boolean active, Ledger ledger)
      throws MalformedMedia {
    String url = manifest.signatureUrl();
    if (!StructureRules.hasSignature(manifest, claim)) {
      ledger.add(StatusCode.CLAIM_SIGNATURE_MISSING, url, "the claim has no signature");
      return;
    }
    ByteSlice bytes =
        manifest.signatureBox().flatMap(box -> box.content("cbor")).orElse(ByteSlice.EMPTY);
    CoseSign1 cose;
    try {
      cose = CoseSign1.read(bytes);
    } catch (MalformedMedia e) {
      ledger.add(StatusCode.CLAIM_SIGNATURE_MISMATCH, url, "the signature cannot be read");
      return;
    }
    ClaimSignature.Era era =
        claim.version() == 1 ? ClaimSignature.Era.FIRST : ClaimSignature.Era.SECOND;
    SignatureReport report = ClaimSignature.check(cose, claim.bytes(), era, scrutiny, at, url);
    scrutiny.ensureEveryCheckWasMade();
    signatures.put(manifest.label(), report);
    boolean timely = !active && graph.isRecordedAsTimely(manifest);
    for (Finding finding : report.findings()) {
      if (!timely || finding.code() != StatusCode.SIGNING_CREDENTIAL_EXPIRED) {
        ledger.add(finding.code(), finding.url(), finding.explanation());
      }
    }
  }
}
