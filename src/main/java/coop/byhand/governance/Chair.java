package coop.byhand.governance;

import coop.byhand.kernel.Digest;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Roll;
import coop.byhand.policy.AdoptOutcome;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.TimeLock;
import coop.byhand.policy.VotingRules;
import coop.byhand.register.CanonicalJson;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.tally.Count;
import coop.byhand.tally.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves proposals on when their time has come: freezes the roll, opens, closes and counts, and
 * carries out what was adopted. Everything happens as of the planned instant, however late it is
 * called, and in the order of those instants; called twice, it does nothing twice.
 */
@Service
class Chair {

  private final Proposals proposals;
  private final BallotPapers papers;
  private final Membership membership;
  private final PolicyBook policyBook;
  private final Register register;
  private final Bell bell;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Chair(
      Proposals proposals,
      BallotPapers papers,
      Membership membership,
      PolicyBook policyBook,
      Register register,
      Bell bell,
      Clock clock,
      ApplicationEventPublisher events) {
    this.proposals = proposals;
    this.papers = papers;
    this.membership = membership;
    this.policyBook = policyBook;
    this.register = register;
    this.bell = bell;
    this.clock = clock;
    this.events = events;
  }

  /** Takes the one step that is due longest; empty when none is. */
  @Transactional
  public Optional<ProposalId> callNext() {
    Optional<Proposal> due = proposals.lockNextDue(clock.instant());
    due.ifPresent(this::moveOn);
    return due.map(Proposal::id);
  }

  private void moveOn(Proposal proposal) {
    switch (proposal.state()) {
      case ProposalState.SeekingSponsors(Instant lapsesAt) ->
          proposals.end(proposal.id(), Stage.EXPIRED, lapsesAt);
      case ProposalState.Discussion(Instant until) -> announce(proposal, until);
      case ProposalState.Notice(Instant opensAt) -> open(proposal, opensAt);
      case ProposalState.Voting(Instant closesAt) -> close(proposal, closesAt);
      case ProposalState.Queued(Instant effectiveAt) -> enact(proposal, effectiveAt);
      case ProposalState.Effective effective -> throw over(proposal);
      case ProposalState.Rejected rejected -> throw over(proposal);
      case ProposalState.NoQuorum noQuorum -> throw over(proposal);
      case ProposalState.Conflict conflict -> throw over(proposal);
      case ProposalState.Expired expired -> throw over(proposal);
      case ProposalState.Withdrawn withdrawn -> throw over(proposal);
    }
  }

  private void announce(Proposal proposal, Instant at) {
    Roll roll = membership.rollAt(at);
    VotingRules rules = policyBook.at(at).votingRules();
    Instant opensAt = at.plus(rules.notice());
    VoteTerms terms =
        new VoteTerms(
            rules.version(),
            at,
            roll.size(),
            rollHash(roll.members()),
            rules.quorum(roll.size()),
            opensAt,
            opensAt.plus(rules.vote()),
            Optional.empty());
    proposals.freeze(proposal.id(), terms, roll.members());
    bell.ringAt(proposal.id(), Stage.NOTICE, opensAt);
    events.publishEvent(new VoteAnnounced(proposal.id(), at));
  }

  private void open(Proposal proposal, Instant at) {
    VoteTerms terms = proposal.terms().orElseThrow();
    RegisterEntryId entry = register.append(Minutes.opened(proposal, terms));
    proposals.open(proposal.id(), terms, entry);
    bell.ringAt(proposal.id(), Stage.VOTING, terms.closesAt());
    events.publishEvent(new VoteOpened(proposal.id(), at));
  }

  private void close(Proposal proposal, Instant at) {
    VoteTerms terms = proposal.terms().orElseThrow();
    List<Ballot> ballots = papers.in(proposal.id());
    Count count = Scrutiny.count(proposal.matter(), terms, ballots);
    Optional<Instant> effectiveAt =
        count.finding() == Finding.CARRIED
            ? Optional.of(
                at.plus(policyBook.version(terms.rules()).votingRules().lock(lock(proposal))))
            : Optional.empty();
    RegisterEntryId entry =
        register.append(Minutes.result(proposal, at, count, ballots, effectiveAt));
    proposals.close(proposal.id(), at, new Result(count, entry, effectiveAt));
    effectiveAt.ifPresent(instant -> bell.ringAt(proposal.id(), Stage.QUEUED, instant));
    events.publishEvent(new VoteClosed(proposal.id(), at));
  }

  private void enact(Proposal proposal, Instant at) {
    switch (proposal.matter()) {
      case Matter.NumberChange number -> enactNumber(proposal, number, at);
      case Matter.RuleText(String text) -> {
        register.append(Minutes.ruleInForce(proposal, text, at));
        enacted(proposal, at, Optional.empty());
      }
    }
  }

  private void enactNumber(Proposal proposal, Matter.NumberChange number, Instant at) {
    long found = proposal.result().orElseThrow().count().value();
    AdoptOutcome outcome =
        policyBook.adopt(number.patch(found), new PolicyCause.Ballot(proposal.number()), at);
    switch (outcome) {
      case AdoptOutcome.Adopted(PolicyVersion version) ->
          enacted(proposal, policyBook.version(version).inForceFrom(), Optional.of(version));
      case AdoptOutcome.Refused refused -> {
        register.append(Minutes.conflict(proposal, refused, at));
        proposals.end(proposal.id(), Stage.CONFLICT, at);
      }
    }
  }

  private void enacted(Proposal proposal, Instant at, Optional<PolicyVersion> version) {
    proposals.enact(proposal.id(), at, version);
    events.publishEvent(new ProposalEnacted(proposal.id(), at));
  }

  private static TimeLock lock(Proposal proposal) {
    return switch (proposal.matter()) {
      case Matter.NumberChange number -> number.parameter().timeLock();
      case Matter.RuleText text -> TimeLock.TEXT;
    };
  }

  /** SHA-256 over the canonical JSON list of the ids in the order of their outside form. */
  static Digest rollHash(List<MemberId> members) {
    return Digest.ofText(
        CanonicalJson.write(members.stream().map(MemberId::toString).sorted().toList()));
  }

  private static IllegalStateException over(Proposal proposal) {
    return new IllegalStateException("nothing is due for proposal " + proposal.number());
  }
}
