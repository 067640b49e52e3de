package coop.byhand.governance;

import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Roll;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.VotingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The assembly of the members: what is proposed, who supports it and where it stands. Votes go into
 * the {@link BallotBox}; time moves proposals on by itself.
 */
@Service
public class Assembly {

  private final Proposals proposals;
  private final Membership membership;
  private final PolicyBook policyBook;
  private final Bell bell;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Assembly(
      Proposals proposals,
      Membership membership,
      PolicyBook policyBook,
      Bell bell,
      Clock clock,
      ApplicationEventPublisher events) {
    this.proposals = proposals;
    this.membership = membership;
    this.policyBook = policyBook;
    this.bell = bell;
    this.clock = clock;
    this.events = events;
  }

  /** Proposes something. It then looks for sponsors for at most 30 days. */
  @Transactional
  public DraftOutcome draft(MemberId proposer, Draft draft) {
    Instant now = now();
    Roll roll = membership.rollAt(now);
    if (!roll.members().contains(proposer)) {
      return new DraftOutcome.NotAMember();
    }
    Policy policy = policyBook.at(now);
    List<DraftOutcome.Problem> problems = Drafting.problems(draft, policy);
    if (!problems.isEmpty()) {
      return new DraftOutcome.Refused(problems);
    }
    ProposalId id = ProposalId.at(now);
    Course course = new Course(now, policy.votingRules().sponsors(roll.size()));
    int number =
        proposals.insert(
            id, proposer, Drafting.tidied(draft), Drafting.matter(draft, policy), course);
    bell.ringAt(id, Stage.SPONSORS, course.lapsesAt());
    events.publishEvent(new ProposalDrafted(id, now));
    return new DraftOutcome.Drafted(id, number);
  }

  /** What is wrong with a draft as things stand, so that it can be shown while it is written. */
  @Transactional(readOnly = true)
  public List<DraftOutcome.Problem> problemsOf(Draft draft) {
    return Drafting.problems(draft, policyBook.at(now()));
  }

  /** Supports a proposal of somebody else. With the last sponsor needed the discussion begins. */
  @Transactional
  public SponsorOutcome sponsor(ProposalId id, MemberId sponsor) {
    Instant now = now();
    Proposal proposal = proposals.lock(id).orElseThrow(() -> unknown(id));
    if (!(proposal.state() instanceof ProposalState.SeekingSponsors(Instant lapsesAt))
        || !now.isBefore(lapsesAt)) {
      return new SponsorOutcome.TooLate(now);
    }
    if (proposal.proposer().equals(sponsor)) {
      return new SponsorOutcome.OwnProposal();
    }
    if (!membership.rollAt(now).members().contains(sponsor)) {
      return new SponsorOutcome.NotAMember();
    }
    if (proposal.sponsors().contains(sponsor)) {
      return new SponsorOutcome.AlreadySponsor();
    }
    proposals.insertSponsor(id, sponsor, now);
    int missing = proposal.sponsorsNeeded() - proposal.sponsors().size() - 1;
    if (missing == 0) {
      VotingRules rules = policyBook.at(now).votingRules();
      Instant until = now.plus(rules.discussion());
      proposals.discuss(id, now, until);
      bell.ringAt(id, Stage.DISCUSSION, until);
    }
    return new SponsorOutcome.Sponsored(missing);
  }

  /** Takes a proposal back; possible for its proposer until the vote is announced. */
  @Transactional
  public WithdrawOutcome withdraw(ProposalId id, MemberId member) {
    Proposal proposal = proposals.lock(id).orElseThrow(() -> unknown(id));
    if (!proposal.proposer().equals(member)) {
      return new WithdrawOutcome.NotYours();
    }
    boolean early =
        proposal.state() instanceof ProposalState.SeekingSponsors
            || proposal.state() instanceof ProposalState.Discussion;
    if (!early) {
      return new WithdrawOutcome.TooLate();
    }
    proposals.end(id, Stage.WITHDRAWN, now());
    return new WithdrawOutcome.Withdrawn();
  }

  @Transactional(readOnly = true)
  public Optional<Proposal> find(int number) {
    return proposals.find(number);
  }

  @Transactional(readOnly = true)
  public Optional<Proposal> find(ProposalId id) {
    return proposals.find(id);
  }

  /** The proposals of one list, the newest first. */
  @Transactional(readOnly = true)
  public List<Proposal> list(ProposalFilter filter) {
    return proposals.list(filter, now());
  }

  /** How many proposals each list has. */
  @Transactional(readOnly = true)
  public Map<ProposalFilter, Integer> sizes() {
    Instant now = now();
    Map<ProposalFilter, Integer> sizes = new EnumMap<>(ProposalFilter.class);
    for (ProposalFilter filter : ProposalFilter.values()) {
      sizes.put(filter, proposals.count(filter, now));
    }
    return sizes;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static IllegalArgumentException unknown(ProposalId id) {
    return new IllegalArgumentException("no proposal " + id);
  }
}
