package coop.byhand.provenance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import coop.byhand.members.MemberId;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members' side: the queue, taking a claim, reading its evidence, giving an opinion and taking
 * it back for a minute. The opinion that decides brings the verdict into the register.
 */
@Service
public class ReviewDesk {

  /** How long a member may look before the claim is free for others again. */
  public static final Duration LOOKING_TIME = Duration.ofMinutes(30);

  /** How long an opinion can be taken back before it counts. */
  public static final Duration TAKE_BACK_TIME = Duration.ofSeconds(60);

  private static final int LONGEST_QUEUE = 200;

  private final Claims claims;
  private final Opinions opinions;
  private final Register register;
  private final SchedulerClient jobs;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReviewDesk(
      Claims claims,
      Opinions opinions,
      Register register,
      SchedulerClient jobs,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.opinions = opinions;
    this.register = register;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /** Claims of others that this member can still judge, the longest waiting first, at most 200. */
  @Transactional(readOnly = true)
  public List<QueueItem> queue(MemberId reviewer) {
    return opinions.queue(reviewer, clock.instant(), LONGEST_QUEUE);
  }

  /** What a member reads who opens a claim; empty for drafts. */
  @Transactional(readOnly = true)
  public Optional<CaseFile> file(ClaimId id, MemberId reader) {
    Instant now = clock.instant();
    return claims
        .find(id)
        .flatMap(row ->
            switch (row.claim().state()) {
              case ClaimState.Open _, ClaimState.Declared _, ClaimState.Dropped _ ->
                  Optional.empty();
              case ClaimState.InReview _ -> Optional.of(file(row, reader, false, now));
              case ClaimState.Verified _, ClaimState.NotVerified _ ->
                  Optional.of(file(row, reader, true, now));
            });
  }

  /** Takes a claim for half an hour, or prolongs it. */
  @Transactional
  public TakeOutcome take(ClaimId id, MemberId reviewer) {
    Instant now = clock.instant();
    Optional<ClaimRow> row = claims.lock(id);
    if (row.isEmpty()) {
      return new ReviewStop.NotWaiting();
    }
    ReviewStop stop = stop(row.get(), opinions.of(id), reviewer, now);
    if (stop != null) {
      return stop;
    }
    Instant until = now.plus(LOOKING_TIME);
    opinions.take(id, reviewer, until);
    return new TakeOutcome.Taken(until);
  }

  /** Gives a claim back without judging it. */
  @Transactional
  public void release(ClaimId id, MemberId reviewer) {
    opinions.release(id, reviewer);
  }

  /** Gives an opinion; it counts after the time to take it back. */
  @Transactional
  public AttestOutcome attest(ClaimId id, MemberId reviewer, Opinion opinion, String reason) {
    Instant now = clock.instant();
    Optional<ClaimRow> row = claims.lock(id);
    if (row.isEmpty()) {
      return new ReviewStop.NotWaiting();
    }
    ReviewStop stop = stop(row.get(), opinions.of(id), reviewer, now);
    if (stop != null) {
      return stop;
    }
    String words = PlainText.paragraphs(reason);
    AttestOutcome lacking = Review.lacking(opinion, words, row.get().claim().signs() > 0);
    if (lacking != null) {
      return lacking;
    }
    Instant countsFrom = now.plus(TAKE_BACK_TIME);
    opinions.insert(new GivenOpinion(id, reviewer, opinion, words, now, countsFrom));
    opinions.release(id, reviewer);
    jobs.scheduleIfNotExists(CountingJob.at(id, countsFrom), countsFrom);
    return new AttestOutcome.Given(countsFrom);
  }

  /** Takes an opinion back before it counts. */
  @Transactional
  public TakeBackOutcome takeBack(ClaimId id, MemberId reviewer) {
    Instant now = clock.instant();
    claims.lock(id);
    Optional<GivenOpinion> own = own(opinions.of(id), reviewer);
    if (own.isEmpty()) {
      return new TakeBackOutcome.NothingGiven();
    }
    if (own.get().countsAt(now)) {
      return new TakeBackOutcome.TooLate();
    }
    opinions.takeBack(id, reviewer, now);
    return new TakeBackOutcome.TakenBack();
  }

  /**
   * Weighs the opinions that count by now and, once they decide, writes the verdict. Does nothing
   * when they do not, or when there is a verdict already.
   */
  @Transactional
  public void settle(ClaimId id) {
    Instant now = clock.instant();
    Optional<ClaimRow> row = claims.lock(id);
    ClaimState.InReview review = row.map(ClaimRow::review).orElse(null);
    if (row.isEmpty() || review == null) {
      return;
    }
    Claim claim = row.get().claim();
    List<GivenOpinion> counted =
        opinions.of(id).stream().filter(given -> given.countsAt(now)).toList();
    switch (Review.weigh(counted, review.opinionsNeeded())) {
      case UNDECIDED -> {}
      case CONVINCED -> {
        decide(claim, review, counted, true, now);
        events.publishEvent(new WorkVerified(id, now));
      }
      case NOT_CONVINCED -> {
        decide(claim, review, counted, false, now);
        events.publishEvent(new WorkNotVerified(id, now));
      }
    }
  }

  private void decide(
      Claim claim,
      ClaimState.InReview review,
      List<GivenOpinion> counted,
      boolean convinced,
      Instant now) {
    long yes =
        counted.stream().filter(given -> given.opinion() instanceof Opinion.MadeByHand).count();
    RegisterEntryId entry =
        register.append(
            Statement.of("provenance.verdict", now)
                .with("claim", claim.id().toString())
                .with("original", claim.original().hex())
                .with("decision", convinced ? "verified" : "not-verified")
                .with("convinced", yes)
                .with("notConvinced", counted.size() - yes)
                .with("signs", claim.signs())
                .salted("evidence", record(claim, counted))
                .with("policyVersion", review.policy().value()));
    claims.decide(claim.id(), convinced, now, entry);
  }

  /** What pins the words that led to the verdict without publishing them. */
  private String record(Claim claim, List<GivenOpinion> counted) {
    List<String> lines = new ArrayList<>();
    claims.evidence(claim).forEach(line -> lines.add(line.toString()));
    counted.forEach(given -> lines.add(line(given)));
    return String.join("\n", lines);
  }

  private static String line(GivenOpinion given) {
    String side =
        switch (given.opinion()) {
          case Opinion.MadeByHand(Set<CheckPoint> checked) ->
              "made by hand, checked " + checked.stream().sorted().toList();
          case Opinion.NotConvinced(Opinion.Ground ground) -> "not convinced, " + ground;
        };
    return given.by() + " " + given.at() + " " + side + ": " + given.reason();
  }

  private CaseFile file(ClaimRow row, MemberId reader, boolean decided, Instant now) {
    ClaimId id = row.claim().id();
    List<GivenOpinion> given = opinions.of(id);
    Optional<GivenOpinion> own = own(given, reader);
    QueueItem.Taken taken = opinions.taken(id, now).orElse(null);
    List<Evidence> evidence = new ArrayList<>(claims.evidence(row.claim()));
    if (decided || own.filter(opinion -> opinion.countsAt(now)).isPresent()) {
      given.stream()
          .filter(opinion -> opinion.countsAt(now))
          .forEach(opinion ->
              evidence.add(
                  new Evidence.Attestation(
                      opinion.by(), opinion.opinion(), opinion.reason(), opinion.at())));
    }
    return new CaseFile(
        row.claim(),
        row.description(),
        evidence,
        claims.facts(id),
        row.cautions(),
        row.contentCredentials(),
        row.copy(),
        row.opening(),
        own.map(o -> new CaseFile.Own(o.opinion(), o.reason(), o.at(), o.countsFrom()))
            .orElse(null),
        taken,
        Review.stop(row, given, taken, reader, now));
  }

  private @Nullable ReviewStop stop(
      ClaimRow row, List<GivenOpinion> given, MemberId reviewer, Instant now) {
    return Review.stop(
        row, given, opinions.taken(row.claim().id(), now).orElse(null), reviewer, now);
  }

  private static Optional<GivenOpinion> own(List<GivenOpinion> given, MemberId member) {
    return given.stream().filter(opinion -> opinion.by().equals(member)).findFirst();
  }
}
