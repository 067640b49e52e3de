package coop.byhand.catalogue;

import coop.byhand.kernel.Digest;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Roll;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people who made a work together divide what it earns. The maker proposes, everybody concerned
 * signs under their own account, and only a version that all of them signed divides anything: sales
 * from that instant on. Who is to be paid for a sale, {@link Catalogue#contributors} says.
 */
@Service
public class Divisions {

  private static final int LONGEST_REASON = 1_000;

  private final DivisionBook book;
  private final Works works;
  private final Membership members;
  private final Register register;
  private final Clock clock;

  Divisions(DivisionBook book, Works works, Membership members, Register register, Clock clock) {
    this.book = book;
    this.works = works;
    this.members = members;
    this.register = register;
    this.clock = clock;
  }

  /** Proposes a division and signs it for its maker. */
  @Transactional
  public ProposeOutcome propose(WorkId id, MemberId maker, List<Contributor> shares) {
    Instant now = clock.instant();
    Optional<Work> work = works.lock(id).filter(found -> found.creator().equals(maker));
    if (work.isEmpty()) {
      return new ProposeOutcome.NotYours();
    }
    ListingState state = work.get().state();
    if (state instanceof ListingState.Draft
        || state instanceof ListingState.Refused
        || state instanceof ListingState.Withdrawn) {
      return new ProposeOutcome.NotNow(state);
    }
    Optional<Division> before = book.last(id);
    if (before.filter(Division::isOpen).isPresent()) {
      return new ProposeOutcome.AnotherIsOpen(before.get());
    }
    List<Contributor> holding = contributors(book.holding(id), maker);
    Optional<ProposeOutcome.Problem> problem =
        DivisionRules.problem(maker, shares, onTheRoll(shares, now), holding);
    if (problem.isPresent()) {
      return new ProposeOutcome.Unfit(problem.get());
    }
    Division division =
        new Division(
            id,
            before.map(Division::version).orElse(0) + 1,
            DivisionRules.ordered(shares),
            DivisionRules.signatories(shares, holding),
            Set.of(maker),
            now,
            new DivisionState.Open());
    book.insert(division);
    book.sign(division, maker, division.digest(), now);
    completeIfSigned(division, now);
    return new ProposeOutcome.Proposed(book.find(id, division.version()).orElseThrow());
  }

  /**
   * Signs a division.
   *
   * @param text {@link Division#digest} of what was before the member's eyes
   */
  @Transactional
  public AnswerOutcome sign(WorkId id, int version, MemberId member, Digest text) {
    Instant now = clock.instant();
    works.lock(id);
    Optional<Division> found = asked(id, version, member);
    if (found.isEmpty()) {
      return new AnswerOutcome.NotAsked();
    }
    Division division = found.get();
    if (!division.isOpen()) {
      return new AnswerOutcome.Over(division);
    }
    if (!division.digest().equals(text)) {
      return new AnswerOutcome.OtherText(division);
    }
    if (division.waitsFor(member)) {
      book.sign(division, member, text, now);
      completeIfSigned(book.find(id, version).orElseThrow(), now);
    }
    return new AnswerOutcome.Taken(book.find(id, version).orElseThrow());
  }

  /** Does not agree, which ends the division; the maker may propose another. */
  @Transactional
  public AnswerOutcome refuse(WorkId id, int version, MemberId member, String reason) {
    Instant now = clock.instant();
    works.lock(id);
    Optional<Division> found = asked(id, version, member);
    if (found.isEmpty() || (found.get().isOpen() && !found.get().waitsFor(member))) {
      return new AnswerOutcome.NotAsked();
    }
    if (!found.get().isOpen()) {
      return new AnswerOutcome.Over(found.get());
    }
    String words = reason.strip();
    book.refuse(
        found.get(),
        member,
        words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words,
        now);
    return new AnswerOutcome.Taken(book.find(id, version).orElseThrow());
  }

  /** Takes the open division of a work back. */
  @Transactional
  public AnswerOutcome withdraw(WorkId id, MemberId maker) {
    Instant now = clock.instant();
    Optional<Division> last =
        works.lock(id).filter(work -> work.creator().equals(maker)).flatMap(work -> book.last(id));
    if (last.isEmpty()) {
      return new AnswerOutcome.NotAsked();
    }
    if (!last.get().isOpen()) {
      return new AnswerOutcome.Over(last.get());
    }
    book.withdraw(last.get(), now);
    return new AnswerOutcome.Taken(book.find(id, last.get().version()).orElseThrow());
  }

  /** What waits for an answer of this member, the oldest first. */
  @Transactional(readOnly = true)
  public List<Division> waitingFor(MemberId member) {
    return book.waitingFor(member);
  }

  /** The division that was proposed last for a work, whatever became of it. */
  @Transactional(readOnly = true)
  public Optional<Division> last(WorkId work) {
    return book.last(work);
  }

  /** The reason that somebody gave for refusing a division, if one did. */
  @Transactional(readOnly = true)
  public Optional<String> reasonOfRefusal(Division division) {
    return book.reason(division.work(), division.version());
  }

  static List<Contributor> contributors(List<Contributor> holding, MemberId maker) {
    return holding.isEmpty() ? List.of(new Contributor(maker, 1, Contributor.Role.MAKER)) : holding;
  }

  private Optional<Division> asked(WorkId id, int version, MemberId member) {
    return book.find(id, version).filter(found -> found.signatories().contains(member));
  }

  /** The register learns that the work was divided, and by a salted hash how and among whom. */
  private void completeIfSigned(Division division, Instant now) {
    if (!division.signed().containsAll(division.signatories())) {
      return;
    }
    RegisterEntryId entry =
        register.append(
            Statement.of("work.divided", now)
                .with("work", division.work().toString())
                .with("version", division.version())
                .salted(
                    "division",
                    Division.text(division.work(), division.version(), division.shares())));
    book.complete(division, entry, now);
  }

  private Set<MemberId> onTheRoll(List<Contributor> shares, Instant now) {
    Roll roll = members.rollAt(now);
    return shares.stream()
        .map(Contributor::member)
        .filter(roll.members()::contains)
        .collect(Collectors.toSet());
  }
}
