package coop.byhand.provenance;

import coop.byhand.kernel.Digest;
import coop.byhand.media.MediaFile;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.ModerationRules;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The creator's side of a claim that a work is human-made: opening it with a file, signing the
 * declaration, explaining what the file says, handing it in, and reading what came of it. Judging is
 * the {@link ReviewDesk}'s.
 */
@Service
public class Provenance {

  /** Longest explanation that is kept, in characters. */
  public static final int LONGEST_EXPLANATION = 2_000;

  private final Claims claims;
  private final Opinions opinions;
  private final Membership membership;
  private final PolicyBook policies;
  private final Register register;
  private final Clock clock;

  Provenance(
      Claims claims,
      Opinions opinions,
      Membership membership,
      PolicyBook policies,
      Register register,
      Clock clock) {
    this.claims = claims;
    this.opinions = opinions;
    this.membership = membership;
    this.policies = policies;
    this.register = register;
    this.clock = clock;
  }

  /** Opens a claim for a file that has been read and is kept in the vault under this digest. */
  @Transactional
  public ClaimId open(MemberId member, MediaFile file, Digest original) {
    Instant now = clock.instant();
    ClaimId id = ClaimId.at(now);
    int signs = file.metadata().aiSigns().size();
    claims.insert(
        new Claim(id, member, original, file.type(), "", now, new ClaimState.Open(), signs), file);
    return id;
  }

  /** Signs the declaration; the digest of what was signed goes to the register, the name does not. */
  @Transactional
  public DeclareOutcome declare(ClaimId id, MemberId member, Signature signature) {
    Instant now = clock.instant();
    Optional<ClaimRow> row = claims.lock(id).filter(found -> isBy(found, member));
    if (row.isEmpty()) {
      return new DeclareOutcome.NotYours();
    }
    Optional<Evidence.Declaration> before = claims.declaration(id);
    if (before.isPresent()) {
      return new DeclareOutcome.AlreadySigned(before.get().at());
    }
    if (!signature.accepted()) {
      return new DeclareOutcome.NotAccepted();
    }
    String expected = membership.get(member).name();
    String typed = PlainText.line(signature.typedName());
    if (!sameName(expected, typed)) {
      return new DeclareOutcome.NameDiffers(expected);
    }
    DeclarationText text = signature.text();
    if (!text.equals(DeclarationText.current(Locale.of(text.language())))) {
      return new DeclareOutcome.TextOutdated(DeclarationText.CURRENT);
    }
    Evidence.Declaration declaration =
        new Evidence.Declaration(text.version(), text.language(), text.digest(), now);
    RegisterEntryId entry =
        register.append(
            Statement.of("provenance.declaration", now)
                .with("claim", id.toString())
                .with("original", row.get().claim().original().hex())
                .with("text", text.digest().hex())
                .with("textVersion", text.version()));
    claims.declare(id, declaration, typed, entry);
    return new DeclareOutcome.Signed(declaration);
  }

  /** Lets the creator say what the signs found in the file are. */
  @Transactional
  public ExplainOutcome explain(ClaimId id, MemberId member, String words) {
    Instant now = clock.instant();
    Optional<ClaimRow> row = claims.lock(id).filter(found -> isBy(found, member));
    if (row.isEmpty()) {
      return new ExplainOutcome.NotYours();
    }
    boolean decided =
        switch (row.get().claim().state()) {
          case ClaimState.Open _, ClaimState.Declared _, ClaimState.InReview _ -> false;
          case ClaimState.Verified _, ClaimState.NotVerified _, ClaimState.Dropped _ -> true;
        };
    if (decided) {
      return new ExplainOutcome.TooLate();
    }
    String text = PlainText.paragraphs(words);
    if (text.isEmpty()) {
      return new ExplainOutcome.Empty();
    }
    if (text.length() > LONGEST_EXPLANATION) {
      return new ExplainOutcome.TooLong(LONGEST_EXPLANATION);
    }
    Evidence.Explanation explanation = new Evidence.Explanation(text, now);
    claims.explain(id, explanation);
    return new ExplainOutcome.Explained(explanation);
  }

  /** Asks members to look, under the rules in force now, which are pinned for this claim. */
  @Transactional
  public HandInOutcome handIn(ClaimId id, String title, String description) {
    Instant now = clock.instant();
    Claim claim = claims.lock(id).orElseThrow().claim();
    return switch (claim.state()) {
      case ClaimState.Open _ -> new HandInOutcome.NotDeclared();
      case ClaimState.Declared _ -> {
        ModerationRules rules = policies.at(now).moderationRules();
        int needed = Weighing.needed(rules.approvalsNeeded(), claim.signs());
        claims.handIn(id, title, description, rules.version(), needed, now, rules.reviewWithin());
        yield new HandInOutcome.HandedIn(now, now.plus(rules.reviewWithin()));
      }
      case ClaimState.InReview _,
          ClaimState.Verified _,
          ClaimState.NotVerified _,
          ClaimState.Dropped _ ->
          new HandInOutcome.NotOpen(claim.state());
    };
  }

  /** Gives the members the picture they look at. */
  @Transactional
  public void show(ClaimId id, ReviewCopy copy) {
    claims.show(id, copy);
  }

  /** Closes a claim whose draft the creator throws away; a signed declaration stays on record. */
  @Transactional
  public void drop(ClaimId id) {
    Claim claim = claims.lock(id).orElseThrow().claim();
    switch (claim.state()) {
      case ClaimState.Open _, ClaimState.Declared _ -> claims.drop(id, clock.instant());
      case ClaimState.Dropped _ -> {}
      case ClaimState.InReview _, ClaimState.Verified _, ClaimState.NotVerified _ ->
          throw new IllegalStateException("members have been asked: " + id);
    }
  }

  @Transactional(readOnly = true)
  public Optional<Claim> find(ClaimId id) {
    return claims.find(id).map(ClaimRow::claim);
  }

  /** What speaks for and against a claim, in the order of time; opinions once it is decided. */
  @Transactional(readOnly = true)
  public List<Evidence> evidence(ClaimId id) {
    Optional<ClaimRow> row = claims.find(id);
    if (row.isEmpty()) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>(claims.evidence(row.get().claim()));
    Instant decided = decidedAt(row.get().claim());
    opinions.of(id).stream()
        .filter(given -> given.countsAt(decided))
        .forEach(given ->
            evidence.add(
                new Evidence.Attestation(given.by(), given.opinion(), given.reason(), given.at())));
    return evidence;
  }

  /** What may be said in public about the making of the work. */
  @Transactional(readOnly = true)
  public ProvenanceLabel label(ClaimId id) {
    Optional<ClaimRow> row = claims.find(id);
    if (row.isEmpty()) {
      return new ProvenanceLabel.NotChecked();
    }
    Claim claim = row.get().claim();
    return switch (claim.state()) {
      case ClaimState.Open _, ClaimState.Declared _, ClaimState.Dropped _ ->
          new ProvenanceLabel.NotChecked();
      case ClaimState.InReview review -> new ProvenanceLabel.UnderReview(review.since());
      case ClaimState.NotVerified refused -> new ProvenanceLabel.NotConvinced(refused.at());
      case ClaimState.Verified verified ->
          new ProvenanceLabel.Checked(
              verified.at(),
              convinced(id, verified.at()),
              kinds(claim),
              verified.policy(),
              verified.entry());
    };
  }

  private int convinced(ClaimId id, Instant at) {
    return (int)
        opinions.of(id).stream()
            .filter(given -> given.countsAt(at))
            .filter(given -> given.opinion() instanceof Opinion.MadeByHand)
            .count();
  }

  private static List<ProvenanceLabel.Kind> kinds(Claim claim) {
    List<ProvenanceLabel.Kind> kinds = new ArrayList<>();
    kinds.add(ProvenanceLabel.Kind.SIGNED_DECLARATION);
    kinds.add(ProvenanceLabel.Kind.FILE_READ_FOR_SIGNS);
    if (claim.signs() > 0) {
      kinds.add(ProvenanceLabel.Kind.EXPLANATION_OF_SIGNS);
    }
    return kinds;
  }

  private static Instant decidedAt(Claim claim) {
    return switch (claim.state()) {
      case ClaimState.Verified verified -> verified.at();
      case ClaimState.NotVerified refused -> refused.at();
      case ClaimState.Open _, ClaimState.Declared _, ClaimState.InReview _, ClaimState.Dropped _ ->
          Instant.MIN;
    };
  }

  private static boolean isBy(ClaimRow row, MemberId member) {
    return row.claim().member().equals(member);
  }

  private static boolean sameName(String expected, String typed) {
    return PlainText.line(expected).toLowerCase(Locale.ROOT).equals(typed.toLowerCase(Locale.ROOT));
  }
}
