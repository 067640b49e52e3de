package coop.byhand.provenance;

import static coop.byhandschema.provenance.Tables.AI_SIGN;
import static coop.byhandschema.provenance.Tables.CLAIM;
import static coop.byhandschema.provenance.Tables.DECLARATION;
import static coop.byhandschema.provenance.Tables.EXPLANATION;
import static coop.byhandschema.provenance.Tables.FILE_FACT;

import coop.byhand.media.AiSign;
import coop.byhand.media.Caution;
import coop.byhand.media.GeneratorSignature;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaType;
import coop.byhand.media.MetadataText;
import coop.byhand.media.Writing;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.provenance.CaseFile.FileFact;
import coop.byhand.register.RegisterEntryId;
import coop.byhandschema.provenance.tables.records.ClaimRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Claims and the evidence that comes from the file and from the creator. */
@Repository
class Claims {

  private final DSLContext db;

  Claims(DSLContext db) {
    this.db = db;
  }

  void insert(Claim claim, MediaFile file) {
    ClaimRecord row = db.newRecord(CLAIM);
    row.setClaimId(claim.id());
    row.setMemberId(claim.member());
    row.setOriginalDigest(claim.original());
    row.setMediaType(claim.type().name());
    row.setTitle(claim.title());
    row.setDescription("");
    row.setState("open");
    row.setSigns(claim.signs());
    row.setCautions(file.metadata().cautions().stream().map(Enum::name).toArray(String[]::new));
    row.setContentCredentials(file.metadata().contentCredentials());
    row.setOpening(
        file instanceof Writing writing ? PlainText.paragraphs(writing.opening()) : null);
    row.setOpenedAt(claim.openedAt());
    row.insert();
    int position = 0;
    for (AiSign sign : file.metadata().aiSigns()) {
      db.insertInto(AI_SIGN)
          .set(AI_SIGN.CLAIM_ID, claim.id())
          .set(AI_SIGN.POSITION, ++position)
          .set(AI_SIGN.SIGNATURE, sign.signature().name())
          .set(AI_SIGN.PLACE, sign.place().name())
          .set(AI_SIGN.FIELD, sign.field())
          .set(AI_SIGN.QUOTE, sign.quote())
          .execute();
    }
    position = 0;
    for (FileFact fact : FileFacts.of(file.metadata())) {
      db.insertInto(FILE_FACT)
          .set(FILE_FACT.CLAIM_ID, claim.id())
          .set(FILE_FACT.POSITION, ++position)
          .set(FILE_FACT.FIELD, fact.field())
          .set(FILE_FACT.VALUE, fact.value())
          .execute();
    }
  }

  Optional<ClaimRow> find(ClaimId id) {
    return db.selectFrom(CLAIM).where(CLAIM.CLAIM_ID.eq(id)).fetchOptional(Claims::row);
  }

  /** The claim, held against every other change until the transaction ends. */
  Optional<ClaimRow> lock(ClaimId id) {
    return db.selectFrom(CLAIM).where(CLAIM.CLAIM_ID.eq(id)).forUpdate().fetchOptional(Claims::row);
  }

  void declare(
      ClaimId id, Evidence.Declaration declaration, String signedName, RegisterEntryId entry) {
    db.insertInto(DECLARATION)
        .set(DECLARATION.CLAIM_ID, id)
        .set(DECLARATION.TEXT_VERSION, declaration.textVersion())
        .set(DECLARATION.LANGUAGE, declaration.language())
        .set(DECLARATION.TEXT_DIGEST, declaration.text())
        .set(DECLARATION.SIGNED_NAME, signedName)
        .set(DECLARATION.SIGNED_AT, declaration.at())
        .set(DECLARATION.ENTRY_ID, entry)
        .execute();
    db.update(CLAIM)
        .set(CLAIM.STATE, "declared")
        .set(CLAIM.DECLARED_AT, declaration.at())
        .where(CLAIM.CLAIM_ID.eq(id))
        .execute();
  }

  void explain(ClaimId id, Evidence.Explanation explanation) {
    db.insertInto(EXPLANATION)
        .set(EXPLANATION.CLAIM_ID, id)
        .set(EXPLANATION.EXPLAINED_AT, explanation.at())
        .set(EXPLANATION.EXPLANATION_, explanation.text())
        .onConflictDoNothing()
        .execute();
  }

  void handIn(
      ClaimId id,
      String title,
      String description,
      PolicyVersion policy,
      int needed,
      Instant now,
      Duration within) {
    db.update(CLAIM)
        .set(CLAIM.STATE, "in_review")
        .set(CLAIM.TITLE, title)
        .set(CLAIM.DESCRIPTION, description)
        .set(CLAIM.POLICY_VERSION, policy)
        .set(CLAIM.OPINIONS_NEEDED, needed)
        .set(CLAIM.SUBMITTED_AT, now)
        .set(CLAIM.DUE_AT, now.plus(within))
        .where(CLAIM.CLAIM_ID.eq(id))
        .execute();
  }

  void show(ClaimId id, ReviewCopy copy) {
    db.update(CLAIM)
        .set(CLAIM.PICTURE_DIGEST, copy.picture())
        .set(CLAIM.PICTURE_WIDTH, copy.width())
        .set(CLAIM.PICTURE_HEIGHT, copy.height())
        .set(CLAIM.THUMBNAIL_DIGEST, copy.thumbnail())
        .where(CLAIM.CLAIM_ID.eq(id))
        .execute();
  }

  void decide(ClaimId id, boolean convinced, Instant now, RegisterEntryId entry) {
    db.update(CLAIM)
        .set(CLAIM.STATE, convinced ? "verified" : "not_verified")
        .set(CLAIM.DECIDED_AT, now)
        .set(CLAIM.ENTRY_ID, entry)
        .where(CLAIM.CLAIM_ID.eq(id))
        .execute();
  }

  void drop(ClaimId id, Instant now) {
    db.update(CLAIM)
        .set(CLAIM.STATE, "dropped")
        .set(CLAIM.DROPPED_AT, now)
        .where(CLAIM.CLAIM_ID.eq(id))
        .execute();
  }

  Optional<Evidence.Declaration> declaration(ClaimId id) {
    return db.selectFrom(DECLARATION)
        .where(DECLARATION.CLAIM_ID.eq(id))
        .fetchOptional(row ->
            new Evidence.Declaration(
                row.getTextVersion(), row.getLanguage(), row.getTextDigest(), row.getSignedAt()));
  }

  /** What the file and the creator say, in the order of time. */
  List<Evidence> evidence(Claim claim) {
    List<Evidence> evidence = new ArrayList<>();
    db.selectFrom(AI_SIGN)
        .where(AI_SIGN.CLAIM_ID.eq(claim.id()))
        .orderBy(AI_SIGN.POSITION)
        .forEach(row ->
            evidence.add(
                new Evidence.AiSignFound(
                    GeneratorSignature.valueOf(row.getSignature()),
                    MetadataText.Place.valueOf(row.getPlace()),
                    row.getField(),
                    row.getQuote(),
                    claim.openedAt())));
    declaration(claim.id()).ifPresent(evidence::add);
    db.selectFrom(EXPLANATION)
        .where(EXPLANATION.CLAIM_ID.eq(claim.id()))
        .orderBy(EXPLANATION.EXPLAINED_AT)
        .forEach(row ->
            evidence.add(new Evidence.Explanation(row.getExplanation(), row.getExplainedAt())));
    return evidence;
  }

  List<FileFact> facts(ClaimId id) {
    return db.selectFrom(FILE_FACT)
        .where(FILE_FACT.CLAIM_ID.eq(id))
        .orderBy(FILE_FACT.POSITION)
        .fetch(row -> new FileFact(row.getField(), row.getValue()));
  }

  static ClaimRow row(ClaimRecord row) {
    Claim claim =
        new Claim(
            row.getClaimId(),
            row.getMemberId(),
            row.getOriginalDigest(),
            MediaType.valueOf(row.getMediaType()),
            row.getTitle(),
            row.getOpenedAt(),
            state(row),
            row.getSigns());
    Set<Caution> cautions =
        Arrays.stream(row.getCautions()).map(Caution::valueOf).collect(Collectors.toSet());
    return new ClaimRow(
        claim,
        row.getDescription(),
        cautions,
        row.getContentCredentials(),
        copy(row),
        row.getOpening());
  }

  static @Nullable ReviewCopy copy(ClaimRecord row) {
    return row.getPictureDigest() == null
        ? null
        : new ReviewCopy(
            row.getPictureDigest(),
            row.getPictureWidth(),
            row.getPictureHeight(),
            row.getThumbnailDigest());
  }

  private static ClaimState state(ClaimRecord row) {
    return switch (row.getState()) {
      case "open" -> new ClaimState.Open();
      case "declared" -> new ClaimState.Declared(row.getDeclaredAt());
      case "in_review" ->
          new ClaimState.InReview(
              row.getSubmittedAt(),
              row.getPolicyVersion(),
              row.getOpinionsNeeded(),
              row.getDueAt());
      case "verified" ->
          new ClaimState.Verified(row.getDecidedAt(), row.getPolicyVersion(), row.getEntryId());
      case "not_verified" ->
          new ClaimState.NotVerified(row.getDecidedAt(), row.getPolicyVersion(), row.getEntryId());
      case "dropped" -> new ClaimState.Dropped(row.getDroppedAt());
      default -> throw new IllegalStateException("unknown state of a claim: " + row.getState());
    };
  }
}
