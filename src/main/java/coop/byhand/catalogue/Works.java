package coop.byhand.catalogue;

import static coop.byhandschema.catalogue.Tables.RENDITION;
import static coop.byhandschema.catalogue.Tables.WORK;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.media.MediaType;
import coop.byhand.media.PrivateData;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Medium;
import coop.byhand.provenance.ClaimId;
import coop.byhandschema.catalogue.tables.records.RenditionRecord;
import coop.byhandschema.catalogue.tables.records.WorkRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Works one by one, with their renditions. Lists of what is public are {@link ListedWorks}. */
@Repository
class Works {

  private final DSLContext db;

  Works(DSLContext db) {
    this.db = db;
  }

  /** Lets one transaction at a time ask for this file and draft a work with it. */
  void hold(Digest original) {
    long key = ByteBuffer.wrap(original.bytes()).getLong();
    db.select(DSL.field("pg_advisory_xact_lock({0})", Object.class, DSL.val(key))).fetch();
  }

  /** The work that has this file, unless it was withdrawn. */
  Optional<Work> withOriginal(Digest original) {
    return db.selectFrom(WORK)
        .where(WORK.ORIGINAL_DIGEST.eq(original), WORK.STATE.ne("withdrawn"))
        .fetchOptional(Works::work);
  }

  void insert(Work work, String creatorName, @Nullable String opening) {
    WorkRecord row = db.newRecord(WORK);
    row.setWorkId(work.id());
    row.setMemberId(work.creator());
    row.setClaimId(work.claim());
    row.setMedium(work.medium().name());
    row.setMediaType(work.type().name());
    row.setFileName(work.fileName());
    row.setTitle(work.title());
    row.setDescription(work.description());
    row.setAltText(work.altText());
    row.setTags(work.tags().toArray(String[]::new));
    row.setOriginalDigest(work.original());
    row.setBytes(work.bytes());
    Dimensions dimensions = work.dimensions();
    if (dimensions != null) {
      row.setWidth(dimensions.width());
      row.setHeight(dimensions.height());
    }
    Duration duration = work.duration();
    row.setDurationMs(duration == null ? null : duration.toMillis());
    row.setPrivateData(work.privateData().stream().map(Enum::name).sorted().toArray(String[]::new));
    row.setOpening(opening);
    row.setCreatorName(creatorName);
    row.setPreviews(work.previews().name());
    row.setState("draft");
    row.setCreatedAt(work.createdAt());
    row.setSavedAt(work.savedAt());
    row.insert();
  }

  Optional<Work> find(WorkId id) {
    return find(WORK.WORK_ID.eq(id));
  }

  Optional<Work> withClaim(ClaimId claim) {
    return find(WORK.CLAIM_ID.eq(claim));
  }

  private Optional<Work> find(Condition condition) {
    return db.selectFrom(WORK).where(condition).fetchOptional(Works::work);
  }

  /** The work, held against every other change until the transaction ends. */
  Optional<Work> lock(WorkId id) {
    return db.selectFrom(WORK).where(WORK.WORK_ID.eq(id)).forUpdate().fetchOptional(Works::work);
  }

  /** A member's works in every state, the newest first. */
  List<Work> of(MemberId member) {
    return db.selectFrom(WORK)
        .where(WORK.MEMBER_ID.eq(member))
        .orderBy(WORK.CREATED_AT.desc(), WORK.WORK_ID.desc())
        .fetch(Works::work);
  }

  void title(WorkId id, String title, Instant now) {
    change(id, WORK.TITLE, title, now);
  }

  void description(WorkId id, String description, Instant now) {
    change(id, WORK.DESCRIPTION, description, now);
  }

  void altText(WorkId id, String altText, Instant now) {
    change(id, WORK.ALT_TEXT, altText, now);
  }

  void tags(WorkId id, List<String> tags, Instant now) {
    change(id, WORK.TAGS, tags.toArray(String[]::new), now);
  }

  private <T> void change(WorkId id, TableField<WorkRecord, T> field, T value, Instant now) {
    db.update(WORK).set(field, value).set(WORK.SAVED_AT, now).where(WORK.WORK_ID.eq(id)).execute();
  }

  void submit(WorkId id, Instant now) {
    db.update(WORK)
        .set(WORK.STATE, "in_review")
        .set(WORK.SUBMITTED_AT, now)
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  void awaitPrice(WorkId id, Instant verifiedAt) {
    db.update(WORK)
        .set(WORK.STATE, "awaiting_price")
        .set(WORK.VERIFIED_AT, verifiedAt)
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  void list(WorkId id, Instant verifiedAt, Instant now) {
    db.update(WORK)
        .set(WORK.STATE, "listed")
        .set(WORK.VERIFIED_AT, verifiedAt)
        .set(WORK.LISTED_AT, now)
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  void refuse(WorkId id, Instant now) {
    db.update(WORK)
        .set(WORK.STATE, "refused")
        .set(WORK.REFUSED_AT, now)
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  void withdraw(WorkId id, String reason, Instant now) {
    db.update(WORK)
        .set(WORK.STATE, "withdrawn")
        .set(WORK.WITHDRAWN_AT, now)
        .set(WORK.WITHDRAWN_REASON, reason)
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  void delete(WorkId id) {
    db.deleteFrom(WORK).where(WORK.WORK_ID.eq(id)).execute();
  }

  void closed(WorkId id, boolean closed) {
    db.update(WORK).set(WORK.CLOSED, closed).where(WORK.WORK_ID.eq(id)).execute();
  }

  void price(WorkId id, Money price) {
    db.update(WORK)
        .set(WORK.PRICE_FROM, price.minor())
        .set(WORK.CURRENCY, price.currencyCode())
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  /** Notes what came of making the renditions; replaces what an earlier run has noted. */
  void previews(WorkId id, PreviewState state, @Nullable Integer colour, List<Rendition> made) {
    db.deleteFrom(RENDITION).where(RENDITION.WORK_ID.eq(id)).execute();
    for (Rendition rendition : made) {
      RenditionRecord row = db.newRecord(RENDITION);
      row.setWorkId(id);
      row.setSize(rendition.size());
      row.setWidth(rendition.width());
      row.setHeight(rendition.height());
      row.setDigest(rendition.digest());
      row.setBytes(rendition.bytes());
      row.insert();
    }
    db.update(WORK)
        .set(WORK.PREVIEWS, state.name())
        .set(WORK.COLOUR, colour)
        .where(WORK.WORK_ID.eq(id))
        .execute();
  }

  void wave(WorkId id, List<Integer> peaks) {
    byte[] wave = new byte[peaks.size()];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (byte) (int) peaks.get(i);
    }
    db.update(WORK).set(WORK.WAVE, wave).where(WORK.WORK_ID.eq(id)).execute();
  }

  List<Integer> wave(WorkId id) {
    return db.select(WORK.WAVE)
        .from(WORK)
        .where(WORK.WORK_ID.eq(id), WORK.WAVE.isNotNull())
        .fetchOptional(WORK.WAVE)
        .map(wave -> IntStream.range(0, wave.length).mapToObj(i -> wave[i] & 0xFF).toList())
        .orElse(List.of());
  }

  List<Rendition> renditions(WorkId id) {
    return db.selectFrom(RENDITION)
        .where(RENDITION.WORK_ID.eq(id))
        .orderBy(RENDITION.SIZE)
        .fetch(Works::rendition);
  }

  /** The rendition of this size, or the largest there is when the original was smaller. */
  Optional<Rendition> rendition(WorkId id, int size) {
    return db.selectFrom(RENDITION)
        .where(RENDITION.WORK_ID.eq(id), RENDITION.SIZE.le(size))
        .orderBy(RENDITION.SIZE.desc())
        .limit(1)
        .fetchOptional(Works::rendition);
  }

  Optional<String> opening(WorkId id) {
    return db.select(WORK.OPENING)
        .from(WORK)
        .where(WORK.WORK_ID.eq(id), WORK.OPENING.isNotNull())
        .fetchOptional(WORK.OPENING);
  }

  private static Rendition rendition(RenditionRecord row) {
    return new Rendition(
        row.getSize(), row.getWidth(), row.getHeight(), row.getDigest(), row.getBytes());
  }

  static Work work(WorkRecord row) {
    Set<PrivateData> privateData =
        Arrays.stream(row.getPrivateData()).map(PrivateData::valueOf).collect(Collectors.toSet());
    return new Work(
        row.getWorkId(),
        row.getMemberId(),
        row.getClaimId(),
        Medium.valueOf(row.getMedium()),
        MediaType.valueOf(row.getMediaType()),
        row.getFileName(),
        row.getTitle(),
        row.getDescription(),
        row.getAltText(),
        Arrays.asList(row.getTags()),
        row.getOriginalDigest(),
        row.getBytes(),
        dimensions(row.getWidth(), row.getHeight()),
        row.getDurationMs() == null ? null : Duration.ofMillis(row.getDurationMs()),
        privateData,
        row.getCreatedAt(),
        row.getSavedAt(),
        state(row),
        PreviewState.valueOf(row.getPreviews()),
        price(row.getPriceFrom(), row.getCurrency()));
  }

  static @Nullable Dimensions dimensions(@Nullable Integer width, @Nullable Integer height) {
    return width == null || height == null ? null : new Dimensions(width, height);
  }

  static @Nullable Money price(@Nullable Long minor, @Nullable String currency) {
    return minor == null ? null : Money.of(minor, Objects.requireNonNull(currency));
  }

  private static ListingState state(WorkRecord row) {
    return switch (row.getState()) {
      case "draft" -> new ListingState.Draft();
      case "in_review" -> new ListingState.InReview(row.getSubmittedAt());
      case "awaiting_price" -> new ListingState.AwaitingPrice(row.getVerifiedAt());
      case "listed" -> new ListingState.Listed(row.getListedAt());
      case "refused" -> new ListingState.Refused(row.getRefusedAt());
      case "withdrawn" ->
          new ListingState.Withdrawn(row.getWithdrawnAt(), row.getWithdrawnReason());
      default -> throw new IllegalStateException("unknown state of a work: " + row.getState());
    };
  }
}
