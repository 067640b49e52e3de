package coop.byhand.governance;

import static coop.byhand.policy.Parameter.REVIEW_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Bounds;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ByhandTest
class BallotBoxTests {

  @Autowired Assembly assembly;
  @Autowired BallotBox ballotBox;
  @Autowired DSLContext database;
  @Autowired MovableClock clock;
  @Autowired ApplicationContext context;

  private Gathering gathering;

  private MemberId ana;
  private MemberId ben;
  private Proposal proposal;

  @BeforeEach
  void aVoteIsOpen() {
    gathering = Gathering.of(context);
    List<Member> members = gathering.members(4);
    ana = members.getFirst().id();
    ben = members.get(1).id();
    long to = gathering.present(REVIEW_HOURS) == 48 ? 47 : 48;
    proposal = gathering.broughtToVote(gathering.draft(ana, REVIEW_HOURS, to));
  }

  @Test
  void aVoteMayBeReplacedAndTheOldOneStaysAsTrace() {
    Ballot first = cast(ana, new Choice.Value(40)).ballot();
    CastOutcome.Cast second = cast(ana, new Choice.Abstain());
    CastOutcome.Cast third = cast(ana, new Choice.Value(60));

    assertThat(second.before()).contains(first);
    assertThat(third.ballot().revision()).isEqualTo(3);
    assertThat(ballotBox.of(proposal.id(), ana)).contains(third.ballot());
    assertThat(ballotBox.replaced(proposal.id(), ana)).containsExactly(first, second.ballot());
    assertThat(ballotBox.turnout(gathering.current(proposal)).papers()).isEqualTo(1);
    assertThat(first.receipt()).isNotEqualTo(third.ballot().receipt());
  }

  @Test
  void whileTheVoteIsOpenOnlyTheTurnoutIsKnown() {
    cast(ana, new Choice.Value(40));
    assertThat(ballotBox.published(gathering.current(proposal))).isEmpty();
    Proposal closed = gathering.passTime(proposal, ProposalState.Voting.class);
    assertThat(ballotBox.published(closed)).extracting(Ballot::member).containsExactly(ana);
  }

  @Test
  void whoeverJoinsAfterTheRollIsFrozenDoesNotVote() {
    MemberId late = gathering.member("Late").id();
    Instant rollAt = proposal.terms().orElseThrow().rollAt();
    assertThat(ballotBox.cast(proposal.id(), late, new Choice.Abstain()))
        .isEqualTo(new CastOutcome.NotOnRoll(rollAt));
    assertThat(ballotBox.eligibility(proposal, late)).isEqualTo(new Eligibility.NotOnRoll(rollAt));
    assertThat(ballotBox.eligibility(proposal, ana)).isEqualTo(new Eligibility.OnRoll());
  }

  @Test
  void aNumberBesideTheGridIsRefused() {
    assertThat(ballotBox.cast(proposal.id(), ana, new Choice.Value(169)))
        .isEqualTo(new CastOutcome.OutsideBounds(169, new Bounds(24, 168, 1)));
    assertThat(ballotBox.cast(proposal.id(), ana, new Choice.Yes()))
        .isEqualTo(new CastOutcome.WrongKind());
    assertThat(ballotBox.of(proposal.id(), ana)).isEmpty();
  }

  @Test
  void theInstantOfTheCloseIsTooLateAndTheOneBeforeIsNot() {
    Instant closesAt = proposal.terms().orElseThrow().closesAt();
    assertThat(BallotBox.untimely(proposal, closesAt.minusNanos(1_000))).isEmpty();
    assertThat(BallotBox.untimely(proposal, closesAt))
        .contains(new CastOutcome.AlreadyClosed(closesAt, closesAt));
  }

  @Test
  void aVoteAfterTheCloseIsRefusedEvenIfNobodyHasCountedYet() {
    Instant closesAt = proposal.terms().orElseThrow().closesAt();
    clock.forward(Duration.between(clock.instant(), closesAt));
    assertThat(ballotBox.cast(proposal.id(), ben, new Choice.Abstain()))
        .isInstanceOf(CastOutcome.AlreadyClosed.class);
    gathering.awaitOther(proposal, ProposalState.Voting.class);
    assertThat(ballotBox.cast(proposal.id(), ben, new Choice.Abstain()))
        .isInstanceOf(CastOutcome.AlreadyClosed.class);
  }

  @Test
  void nobodyVotesBeforeTheOpening() {
    long to = gathering.present(REVIEW_HOURS) == 50 ? 51 : 50;
    Proposal other = gathering.draft(ana, REVIEW_HOURS, to);
    assertThat(ballotBox.cast(other.id(), ana, new Choice.Abstain()))
        .isEqualTo(new CastOutcome.NotOpenYet(Optional.empty()));
    assertThat(ballotBox.cast(ProposalId.at(clock.instant()), ana, new Choice.Abstain()))
        .isEqualTo(new CastOutcome.NoVote());
  }

  @Test
  void theDatabaseLetsNobodyVoteWhoIsNotOnTheRollOrVoteTwice() {
    cast(ana, new Choice.Value(40));
    MemberId late = gathering.member("Late").id();
    assertThatThrownBy(() -> insert(late)).hasMessageContaining("foreign key");
    assertThatThrownBy(() -> insert(ana)).hasMessageContaining("duplicate key");
  }

  private void insert(MemberId member) {
    database.execute(
        "insert into governance.ballot"
            + " (proposal_id, member_id, choice, revision, cast_at)"
            + " select proposal_id, ?, 'ABSTAIN', 1, opens_at"
            + " from governance.proposal where number = ?",
        member.value(),
        proposal.number());
  }

  private CastOutcome.Cast cast(MemberId member, Choice choice) {
    return (CastOutcome.Cast) ballotBox.cast(proposal.id(), member, choice);
  }
}
