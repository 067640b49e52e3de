package coop.byhanddemo;

import coop.byhand.governance.Assembly;
import coop.byhand.governance.BallotBox;
import coop.byhand.governance.CastOutcome;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Draft;
import coop.byhand.governance.DraftOutcome;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalId;
import coop.byhand.governance.ProposalState;
import coop.byhand.governance.SponsorOutcome;
import coop.byhand.members.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Lets the demo members propose, sponsor and vote through the assembly's own front doors. */
@Component
public class DemoVotes {

  private static final Duration STAGE_WAIT = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Assembly assembly;
  private final BallotBox ballots;
  private final MovableClock clock;

  DemoVotes(Assembly assembly, BallotBox ballots, MovableClock clock) {
    this.assembly = assembly;
    this.ballots = ballots;
    this.clock = clock;
  }

  /** Drafts a proposal; it seeks sponsors. */
  public ProposalId draft(MemberId proposer, Draft draft) {
    return switch (assembly.draft(proposer, draft)) {
      case DraftOutcome.Drafted drafted -> drafted.id();
      case DraftOutcome refused -> throw new IllegalStateException("demo proposal: " + refused);
    };
  }

  /** Finds it enough sponsors; the discussion begins. */
  public void sponsor(ProposalId id, List<MemberId> members) {
    for (MemberId member : members) {
      if (!(get(id).state() instanceof ProposalState.SeekingSponsors)) {
        return;
      }
      clock.forward(Duration.ofMinutes(90));
      SponsorOutcome outcome = assembly.sponsor(id, member);
      if (outcome instanceof SponsorOutcome.NotAMember) {
        throw new IllegalStateException("a demo member cannot sponsor: " + outcome);
      }
    }
  }

  /** Moves time to the opening of the vote, stage by stage as the jobs do their work. */
  public void toTheVote(ProposalId id) {
    if (get(id).state() instanceof ProposalState.Discussion discussion) {
      clock.forward(Duration.between(clock.instant(), discussion.until()).plusSeconds(1));
      await(id, state -> !(state instanceof ProposalState.Discussion));
    }
    if (get(id).state() instanceof ProposalState.Notice notice) {
      clock.forward(Duration.between(clock.instant(), notice.opensAt()).plusSeconds(1));
      await(id, state -> state instanceof ProposalState.Voting);
    }
  }

  /** These members vote these values, in turn. */
  public void vote(ProposalId id, List<MemberId> voters, List<Choice> choices) {
    for (int i = 0; i < voters.size(); i++) {
      clock.forward(Duration.ofMinutes(31));
      CastOutcome outcome = ballots.cast(id, voters.get(i), choices.get(i % choices.size()));
      if (!(outcome instanceof CastOutcome.Cast)) {
        throw new IllegalStateException("a demo ballot was refused: " + outcome);
      }
    }
  }

  /** Moves time past the close; the count is made by its job. */
  public void close(ProposalId id) {
    if (get(id).state() instanceof ProposalState.Voting voting) {
      clock.forward(Duration.between(clock.instant(), voting.closesAt()).plusSeconds(1));
      await(id, state -> !(state instanceof ProposalState.Voting));
    }
  }

  /** Moves time past the time lock; the new version comes into force by its job. */
  public void enact(ProposalId id) {
    if (get(id).state() instanceof ProposalState.Queued queued) {
      clock.forward(Duration.between(clock.instant(), queued.effectiveAt()).plusSeconds(1));
      await(id, state -> state instanceof ProposalState.Effective);
    } else {
      throw new IllegalStateException("the demo vote did not pass: " + get(id).state());
    }
  }

  private Proposal get(ProposalId id) {
    return assembly
        .find(id)
        .orElseThrow(() -> new IllegalStateException("the demo proposal is gone: " + id));
  }

  private void await(ProposalId id, Predicate<ProposalState> reached) {
    long tries = STAGE_WAIT.dividedBy(LOOK_AGAIN);
    for (long i = 0; i < tries; i++) {
      if (reached.test(get(id).state())) {
        return;
      }
      Pause.of(LOOK_AGAIN);
    }
    throw new IllegalStateException(
        "the demo proposal stays " + get(id).state() + "; does the job queue run?");
  }
}
