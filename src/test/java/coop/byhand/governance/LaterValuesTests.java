package coop.byhand.governance;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Values that were declared after the co-op was founded, and stand in no document at first. */
@ByhandTest
class LaterValuesTests {

  @Autowired PolicyBook policyBook;
  @Autowired Clock clock;
  @Autowired ApplicationContext context;

  @Test
  void aValueThatNoDocumentNamesYetCanBeVotedOnAndBack() {
    Gathering gathering = Gathering.of(context);
    MemberId proposer = gathering.members(4).getFirst().id();
    long before = gathering.present(Parameter.PAYOUT_DAYS);

    adopt(gathering, proposer, before - 1);
    assertThat(policyBook.at(clock.instant()).number(Parameter.PAYOUT_DAYS)).isEqualTo(before - 1);

    // So that the other tests of this house find what they expect.
    adopt(gathering, proposer, before);
    assertThat(policyBook.at(clock.instant()).number(Parameter.PAYOUT_DAYS)).isEqualTo(before);
  }

  private static void adopt(Gathering gathering, MemberId proposer, long to) {
    Proposal proposal =
        gathering.broughtToVote(gathering.draft(proposer, Parameter.PAYOUT_DAYS, to));
    gathering.voteAsOne(proposal, new Choice.Value(to));
    Proposal queued = gathering.passTime(proposal, ProposalState.Voting.class);
    Proposal effective = gathering.passTime(queued, ProposalState.Queued.class);
    assertThat(effective.state()).isInstanceOf(ProposalState.Effective.class);
  }
}
