package coop.byhand.catalogue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import coop.byhand.media.MediaFile;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.provenance.ClaimId;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.HandInOutcome;
import coop.byhand.provenance.PlainText;
import coop.byhand.provenance.Provenance;
import coop.byhand.register.Register;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The creator's side of a work: drafting it from a file, saving its words field by field, handing
 * it in, taking it down. Drafts live on the server, so that nothing typed is lost.
 */
@Service
public class Workbench {

  /** Longest reason for taking a work down, in characters. */
  public static final int LONGEST_REASON = 1_000;

  private final Works works;
  private final Provenance provenance;
  private final Membership membership;
  private final Register register;
  private final SchedulerClient jobs;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Workbench(
      Works works,
      Provenance provenance,
      Membership membership,
      Register register,
      SchedulerClient jobs,
      ApplicationEventPublisher events,
      Clock clock) {
    this.works = works;
    this.provenance = provenance;
    this.membership = membership;
    this.register = register;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /** Makes a draft from a file that has been received; its pictures follow by a job. */
  @Transactional
  public DraftOutcome draft(MemberId creator, ReceivedFile received) {
    Instant now = clock.instant();
    works.hold(received.digest());
    Optional<Work> same = works.withOriginal(received.digest());
    if (same.isPresent()) {
      return same.get().creator().equals(creator)
          ? new DraftOutcome.YoursAlready(same.get().id(), same.get().title())
          : new DraftOutcome.SomebodyElses();
    }
    MediaFile file = received.file();
    ClaimId claim = provenance.open(creator, file, received.digest());
    Work work =
        new Work(
            WorkId.at(now),
            creator,
            claim,
            DraftRules.medium(file),
            file.type(),
            received.fileName(),
            "",
            "",
            "",
            List.of(),
            received.digest(),
            file.bytes(),
            DraftRules.dimensions(file),
            DraftRules.duration(file),
            file.metadata().privateData(),
            now,
            now,
            new ListingState.Draft(),
            DraftRules.previews(file),
            null);
    works.insert(work, membership.get(creator).name(), DraftRules.opening(file));
    if (work.previews() == PreviewState.PENDING) {
      jobs.scheduleIfNotExists(RenditionJob.of(work.id()), now);
    }
    return new DraftOutcome.Drafted(work);
  }

  /** Saves one field of a draft. */
  @Transactional
  public DescribeOutcome describe(WorkId id, MemberId creator, Detail detail) {
    Instant now = clock.instant();
    Optional<Work> work = own(id, creator);
    if (work.isEmpty()) {
      return new DescribeOutcome.NotYours();
    }
    if (!work.get().isDraft()) {
      return new DescribeOutcome.NoDraft(work.get().state());
    }
    return switch (detail) {
      case Detail.Title(String typed) -> {
        String title = PlainText.line(typed);
        yield fits(title, Detail.Title.LONGEST, now, () -> works.title(id, title, now));
      }
      case Detail.Description(String typed) -> {
        String text = PlainText.paragraphs(typed);
        yield fits(text, Detail.Description.LONGEST, now, () -> works.description(id, text, now));
      }
      case Detail.AltText(String typed) -> {
        String text = PlainText.line(typed);
        yield fits(text, Detail.AltText.LONGEST, now, () -> works.altText(id, text, now));
      }
      case Detail.Tags(List<String> typed) -> {
        List<String> tags = DraftRules.tags(typed);
        if (tags.size() > Detail.Tags.MOST) {
          yield new DescribeOutcome.TooManyTags(tags.size(), Detail.Tags.MOST);
        }
        String longest = tags.stream().max(Comparator.comparingInt(String::length)).orElse("");
        yield fits(longest, Detail.Tags.LONGEST, now, () -> works.tags(id, tags, now));
      }
    };
  }

  /** Hands a complete draft in: members are asked to look at it. */
  @Transactional
  public SubmitOutcome submit(WorkId id, MemberId creator) {
    Instant now = clock.instant();
    Optional<Work> found = own(id, creator);
    if (found.isEmpty()) {
      return new SubmitOutcome.NotYours();
    }
    Work work = found.get();
    if (!work.isDraft()) {
      return new SubmitOutcome.NoDraft(work.state());
    }
    List<SubmitOutcome.Missing> missing = missing(work);
    if (!missing.isEmpty()) {
      return new SubmitOutcome.Incomplete(missing);
    }
    return switch (provenance.handIn(work.claim(), work.title(), work.description())) {
      case HandInOutcome.NotDeclared _ ->
          new SubmitOutcome.Incomplete(List.of(SubmitOutcome.Missing.DECLARATION));
      case HandInOutcome.NotOpen(ClaimState state) ->
          throw new IllegalStateException("a draft whose claim is not open: " + id + ", " + state);
      case HandInOutcome.HandedIn(Instant at, Instant dueAt) -> {
        works.submit(id, now);
        yield new SubmitOutcome.Submitted(at, dueAt);
      }
    };
  }

  /** What a draft still lacks to be handed in, in the order of the form; nothing if it is none. */
  @Transactional(readOnly = true)
  public List<SubmitOutcome.Missing> missing(WorkId id, MemberId creator) {
    return find(id, creator).filter(Work::isDraft).map(this::missing).orElse(List.of());
  }

  private List<SubmitOutcome.Missing> missing(Work work) {
    return DraftRules.missing(work, provenance.find(work.claim()).orElseThrow().state());
  }

  /** Throws a draft away, or takes a listed work down. */
  @Transactional
  public WithdrawOutcome withdraw(WorkId id, MemberId creator, String reason) {
    Instant now = clock.instant();
    Optional<Work> found = own(id, creator);
    if (found.isEmpty()) {
      return new WithdrawOutcome.NotYours();
    }
    Work work = found.get();
    return switch (work.state()) {
      case ListingState.Draft _ -> {
        works.delete(id);
        provenance.drop(work.claim());
        yield new WithdrawOutcome.Discarded();
      }
      case ListingState.Listed _, ListingState.AwaitingPrice _ -> {
        String words = PlainText.paragraphs(reason);
        works.withdraw(
            id, words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words, now);
        register.append(Statement.of("work.withdrawn", now).with("work", id.toString()));
        events.publishEvent(new WorkWithdrawn(id, now));
        yield new WithdrawOutcome.Withdrawn(now);
      }
      case ListingState.InReview _, ListingState.Refused _, ListingState.Withdrawn _ ->
          new WithdrawOutcome.NotPossible(work.state());
    };
  }

  /**
   * Keeps what came of making a work's pictures, and shows it to the members who judge it. Nothing
   * happens if the draft has gone meanwhile.
   */
  @Transactional
  public void keepPreviews(WorkId id, Previews made) {
    Optional<Work> found = works.find(id);
    if (found.isEmpty()) {
      return;
    }
    // First the claim, then the work: a verdict locks them in this order too.
    made.reviewCopy().ifPresent(copy -> provenance.show(found.get().claim(), copy));
    if (works.lock(id).isEmpty()) {
      return;
    }
    works.previews(id, made.state(), made.colour(), made.renditions());
    if (!made.wave().isEmpty()) {
      works.wave(id, made.wave());
    }
  }

  /** A work of this member, in whatever state; empty for a work of anybody else. */
  @Transactional(readOnly = true)
  public Optional<Work> find(WorkId id, MemberId creator) {
    return works.find(id).filter(work -> work.creator().equals(creator));
  }

  /** A member's works in every state, the newest first. */
  @Transactional(readOnly = true)
  public List<Work> of(MemberId creator) {
    return works.of(creator);
  }

  private Optional<Work> own(WorkId id, MemberId creator) {
    return works.lock(id).filter(work -> work.creator().equals(creator));
  }

  private static DescribeOutcome fits(String text, int most, Instant now, Runnable save) {
    if (text.length() > most) {
      return new DescribeOutcome.TooLong(text.length(), most);
    }
    save.run();
    return new DescribeOutcome.Saved(now);
  }
}
