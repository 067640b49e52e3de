package coop.byhand.governance;

import coop.byhand.members.MemberId;
import coop.byhand.policy.Bounds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where members vote. One ballot a member, replaceable until the close, each replaced one kept as
 * trace. The clock of the server decides what is in time. While a vote is open nothing but the
 * turnout is given out.
 */
@Service
public class BallotBox {

  private final Proposals proposals;
  private final BallotPapers papers;
  private final Clock clock;

  BallotBox(Proposals proposals, BallotPapers papers, Clock clock) {
    this.proposals = proposals;
    this.papers = papers;
    this.clock = clock;
  }

  /** Casts a vote, or replaces the one cast before. */
  @Transactional
  public CastOutcome cast(ProposalId id, MemberId member, Choice choice) {
    Optional<Proposal> found = proposals.lockForVote(id);
    // Read after the lock: whoever had to wait for the close comes too late.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (found.isEmpty()) {
      return new CastOutcome.NoVote();
    }
    Proposal proposal = found.get();
    Optional<CastOutcome> refusal = refusal(proposal, member, choice, now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Ballot> before = papers.lock(id, member);
    int revision = before.map(Ballot::revision).orElse(0) + 1;
    Ballot ballot = new Ballot(id, member, choice, revision, now);
    papers.put(ballot);
    return new CastOutcome.Cast(ballot, before);
  }

  /** Whether a member may vote on a proposal. */
  @Transactional(readOnly = true)
  public Eligibility eligibility(Proposal proposal, MemberId member) {
    if (proposal.terms().isEmpty()) {
      return new Eligibility.RollNotFrozen();
    }
    return papers.onRoll(proposal.id(), member)
        ? new Eligibility.OnRoll()
        : new Eligibility.NotOnRoll(proposal.terms().get().rollAt());
  }

  /** The ballot of a member as it stands. Only for that member while the vote is open. */
  @Transactional(readOnly = true)
  public Optional<Ballot> of(ProposalId id, MemberId member) {
    return papers.find(id, member);
  }

  /** Everything a member has voted on. Only for that member. */
  @Transactional(readOnly = true)
  public Map<ProposalId, Ballot> of(MemberId member) {
    return papers.of(member);
  }

  /** The ballots a member replaced, the first one first. Only for that member. */
  @Transactional(readOnly = true)
  public List<Ballot> replaced(ProposalId id, MemberId member) {
    return papers.superseded(id, member);
  }

  /** How many took part so far. */
  @Transactional(readOnly = true)
  public Turnout turnout(Proposal proposal) {
    return new Turnout(
        papers.count(proposal.id()), proposal.terms().map(VoteTerms::rollSize).orElse(0));
  }

  /** Who is on the roll and has not voted, for reminders. */
  @Transactional(readOnly = true)
  public List<MemberId> undecided(ProposalId id) {
    return papers.undecided(id);
  }

  /** Every ballot of a closed vote; none while it is open. */
  @Transactional(readOnly = true)
  public List<Ballot> published(Proposal proposal) {
    return proposal.result().isPresent() ? papers.in(proposal.id()) : List.of();
  }

  private Optional<CastOutcome> refusal(
      Proposal proposal, MemberId member, Choice choice, Instant now) {
    Optional<CastOutcome> untimely = untimely(proposal, now);
    if (untimely.isPresent()) {
      return untimely;
    }
    if (!papers.onRoll(proposal.id(), member)) {
      return Optional.of(new CastOutcome.NotOnRoll(proposal.terms().orElseThrow().rollAt()));
    }
    return misfit(proposal.matter(), choice);
  }

  /** Whether a vote comes too early or too late; the instant of the close is too late. */
  static Optional<CastOutcome> untimely(Proposal proposal, Instant now) {
    return switch (proposal.state()) {
      case ProposalState.Voting(Instant closesAt) ->
          now.isBefore(closesAt)
              ? Optional.empty()
              : Optional.of(new CastOutcome.AlreadyClosed(closesAt, now));
      case ProposalState.Notice(Instant opensAt) ->
          Optional.of(new CastOutcome.NotOpenYet(Optional.of(opensAt)));
      case ProposalState.SeekingSponsors seeking ->
          Optional.of(new CastOutcome.NotOpenYet(Optional.empty()));
      case ProposalState.Discussion discussion ->
          Optional.of(new CastOutcome.NotOpenYet(Optional.empty()));
      case ProposalState.Queued queued -> closed(proposal, now);
      case ProposalState.Effective effective -> closed(proposal, now);
      case ProposalState.Rejected rejected -> closed(proposal, now);
      case ProposalState.NoQuorum noQuorum -> closed(proposal, now);
      case ProposalState.Conflict conflict -> closed(proposal, now);
      case ProposalState.Expired expired -> Optional.of(new CastOutcome.NoVote());
      case ProposalState.Withdrawn withdrawn -> Optional.of(new CastOutcome.NoVote());
    };
  }

  private static Optional<CastOutcome> closed(Proposal proposal, Instant now) {
    Instant closesAt = proposal.terms().orElseThrow().closesAt();
    return Optional.of(new CastOutcome.AlreadyClosed(closesAt, now));
  }

  private static Optional<CastOutcome> misfit(Matter matter, Choice choice) {
    boolean fits =
        switch (choice) {
          case Choice.Value value -> matter instanceof Matter.NumberChange;
          case Choice.Yes yes -> matter instanceof Matter.RuleText;
          case Choice.No no -> matter instanceof Matter.RuleText;
          case Choice.Abstain abstain -> true;
        };
    if (!fits) {
      return Optional.of(new CastOutcome.WrongKind());
    }
    if (matter instanceof Matter.NumberChange number
        && choice instanceof Choice.Value(long value)) {
      Bounds bounds = number.parameter().bounds();
      if (!bounds.allow(value)) {
        return Optional.of(new CastOutcome.OutsideBounds(value, bounds));
      }
    }
    return Optional.empty();
  }
}
