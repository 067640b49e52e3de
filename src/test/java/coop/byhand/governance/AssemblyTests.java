package coop.byhand.governance;

import static coop.byhand.policy.Parameter.APPEAL_DAYS;
import static coop.byhand.policy.Parameter.COMMISSION_STANDARD;
import static coop.byhand.policy.Parameter.HOLD_DAYS;
import static coop.byhand.policy.Parameter.RESERVE_AT_SALE;
import static coop.byhand.policy.Parameter.REVIEW_HOURS;
import static coop.byhand.policy.Parameter.VOTE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Digest;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Bounds;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyPatch;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import coop.byhand.tally.Finding;
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
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class AssemblyTests {

  @Autowired Assembly assembly;
  @Autowired BallotBox ballotBox;
  @Autowired PolicyBook policyBook;
  @Autowired Register register;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired ApplicationContext context;

  private Gathering gathering;

  private List<Member> members;
  private MemberId ana;

  @BeforeEach
  void membersGather() {
    gathering = Gathering.of(context);
    members = gathering.members(4);
    ana = members.getFirst().id();
  }

  @Test
  void anAdoptedNumberIsInForceWithoutARestartAndTheOldVersionStaysAsItWas() {
    Policy before = policyBook.at(clock.instant());
    // A value that no other test of the shared house reads.
    long from = before.number(HOLD_DAYS);
    long to = from == 14 ? 10 : 14;
    Proposal proposal = gathering.broughtToVote(gathering.draft(ana, HOLD_DAYS, to));
    gathering.voteAsOne(proposal, new Choice.Value(to));

    Proposal queued = gathering.passTime(proposal, ProposalState.Voting.class);

    Instant closesAt = queued.terms().orElseThrow().closesAt();
    Instant effectiveAt = closesAt.plus(Duration.ofDays(30));
    assertThat(queued.state()).isEqualTo(new ProposalState.Queued(effectiveAt));
    assertThat(policyBook.at(clock.instant()).version()).isEqualTo(before.version());

    Proposal effective = gathering.passTime(queued, ProposalState.Queued.class);

    assertThat(effective.state()).isEqualTo(new ProposalState.Effective(effectiveAt));
    Policy after = policyBook.at(clock.instant());
    assertThat(effective.adopted()).contains(after.version());
    assertThat(after.number(HOLD_DAYS)).isEqualTo(to);
    assertThat(after.cause()).isEqualTo(new PolicyCause.Ballot(proposal.number()));
    assertThat(after.inForceFrom()).isEqualTo(effectiveAt);
    assertThat(after.changesSince(before))
        .containsExactly(new PolicyPatch.Change(HOLD_DAYS.key(), from, to));
    assertThat(policyBook.version(before.version()).number(HOLD_DAYS)).isEqualTo(from);
    assertThat(policyBook.at(effectiveAt.minusNanos(1_000)).version()).isEqualTo(before.version());
  }

  @Test
  void theRegisterKeepsTheOpeningAndTheResultWithoutNames() {
    Proposal proposal = gathering.broughtToVote(gathering.draft(ana, REVIEW_HOURS, other()));
    gathering.voteAsOne(proposal, new Choice.Abstain());
    Proposal closed = gathering.passTime(proposal, ProposalState.Voting.class);

    RegisterEntry opened =
        register.find(closed.terms().orElseThrow().opened().orElseThrow()).orElseThrow();
    RegisterEntry result = register.find(closed.result().orElseThrow().entry()).orElseThrow();

    assertThat(opened.kind()).isEqualTo("proposal.opened");
    assertThat(opened.canonicalJson())
        .contains("\"number\":" + proposal.number())
        .contains(closed.terms().orElseThrow().rollHash().hex())
        .doesNotContain("Voter");
    assertThat(result.kind()).isEqualTo("proposal.result");
    assertThat(result.canonicalJson())
        .contains(Minutes.ballotsHash(ballotBox.published(closed)).hex())
        .contains("\"finding\":\"NO_QUORUM\"");
  }

  @Test
  void theStoredCountIsTheOneThatAnyoneGetsFromThePublishedBallots() {
    Proposal proposal = gathering.broughtToVote(gathering.draft(ana, REVIEW_HOURS, other()));
    List<MemberId> voters = ballotBox.undecided(proposal.id());
    for (int i = 0; i < voters.size(); i++) {
      Choice choice = i % 5 == 4 ? new Choice.Abstain() : new Choice.Value(24 + (i * 7L) % 100);
      ballotBox.cast(proposal.id(), voters.get(i), choice);
    }
    Proposal closed = gathering.passTime(proposal, ProposalState.Voting.class);

    assertThat(
            Scrutiny.count(
                closed.matter(), closed.terms().orElseThrow(), ballotBox.published(closed)))
        .isEqualTo(closed.result().orElseThrow().count());
  }

  @Test
  void ofTwoVotesOnOneValueTheSecondEndsInAConflict() {
    long present = gathering.present(APPEAL_DAYS);
    Proposal first = gathering.draft(ana, APPEAL_DAYS, present + 5);
    Proposal second = gathering.draft(members.get(1).id(), APPEAL_DAYS, present + 6);
    for (Proposal proposal : List.of(first, second)) {
      for (Member sponsor : gathering.members(proposal.sponsorsNeeded())) {
        assembly.sponsor(proposal.id(), sponsor.id());
      }
    }
    gathering.passTime(second, ProposalState.Discussion.class);
    gathering.passTime(second, ProposalState.Notice.class);
    first = gathering.awaitOther(first, ProposalState.Notice.class);
    second = gathering.current(second);
    gathering.voteAsOne(first, new Choice.Value(present + 5));
    gathering.voteAsOne(second, new Choice.Value(present + 6));

    gathering.passTime(second, ProposalState.Voting.class);
    // Weeks at once: what was planned happens in the planned order.
    clock.forward(Duration.ofDays(60));
    first = gathering.awaitOther(first, ProposalState.Queued.class);
    second = gathering.awaitOther(second, ProposalState.Queued.class);

    assertThat(first.state()).isInstanceOf(ProposalState.Effective.class);
    assertThat(second.state()).isInstanceOf(ProposalState.Conflict.class);
    assertThat(gathering.present(APPEAL_DAYS)).isEqualTo(present + 5);
    int number = second.number();
    assertThat(register.page(1, Optional.of("proposal.conflict")).items())
        .anySatisfy(entry -> assertThat(entry.canonicalJson()).contains("\"number\":" + number));
  }

  @Test
  void aRuleTextNeedsMoreYesThanNoAndTheQuorumOfYesVotes() {
    Proposal proposal = gathering.broughtToVote(gathering.draftRule(ana, "We meet in May."));
    gathering.voteAsOne(proposal, new Choice.Yes());
    assertThat(ballotBox.cast(proposal.id(), ana, new Choice.Value(1)))
        .isEqualTo(new CastOutcome.WrongKind());

    Proposal queued = gathering.passTime(proposal, ProposalState.Voting.class);
    assertThat(queued.result().orElseThrow().count().finding()).isEqualTo(Finding.CARRIED);
    Proposal effective = gathering.passTime(queued, ProposalState.Queued.class);

    assertThat(effective.state()).isInstanceOf(ProposalState.Effective.class);
    assertThat(effective.adopted()).isEmpty();
    assertThat(register.page(1, Optional.of("rule.text")).items().getFirst().canonicalJson())
        .contains(Digest.ofText("We meet in May.").hex());
  }

  @Test
  void withoutSponsorsAProposalLapses() {
    Proposal proposal = gathering.draft(ana, RESERVE_AT_SALE, 450);
    assertThat(gathering.passTime(proposal, ProposalState.SeekingSponsors.class).state())
        .isInstanceOf(ProposalState.Expired.class);
    assertThat(assembly.sponsor(proposal.id(), members.get(1).id()))
        .isInstanceOf(SponsorOutcome.TooLate.class);
  }

  @Test
  void sponsorsAreOtherMembersAndEachCountsOnce() {
    Proposal proposal = gathering.draft(ana, RESERVE_AT_SALE, 450);
    MemberId ben = members.get(1).id();
    int needed = proposal.sponsorsNeeded();

    assertThat(assembly.sponsor(proposal.id(), ana)).isEqualTo(new SponsorOutcome.OwnProposal());
    assertThat(assembly.sponsor(proposal.id(), MemberId.at(clock.instant())))
        .isEqualTo(new SponsorOutcome.NotAMember());
    assertThat(assembly.sponsor(proposal.id(), ben))
        .isEqualTo(new SponsorOutcome.Sponsored(needed - 1));
    assertThat(assembly.sponsor(proposal.id(), ben)).isEqualTo(new SponsorOutcome.AlreadySponsor());
    for (Member sponsor : gathering.members(needed - 1)) {
      assembly.sponsor(proposal.id(), sponsor.id());
    }
    assertThat(gathering.current(proposal).state()).isInstanceOf(ProposalState.Discussion.class);
    assertThat(assembly.withdraw(proposal.id(), ben)).isEqualTo(new WithdrawOutcome.NotYours());
    assertThat(assembly.withdraw(proposal.id(), ana)).isEqualTo(new WithdrawOutcome.Withdrawn());
    assertThat(ballotBox.cast(proposal.id(), ana, new Choice.Abstain()))
        .isEqualTo(new CastOutcome.NoVote());
  }

  @Test
  void aDraftIsCheckedAgainstTheBoundsWhileItIsWritten() {
    long present = gathering.present(COMMISSION_STANDARD);
    assertThat(problems("commission.standard", 5_050))
        .containsExactly(new DraftOutcome.OutsideBounds(5_050, new Bounds(500, 5_000, 50)));
    assertThat(problems("commission.standard", present))
        .containsExactly(new DraftOutcome.SameAsNow(present));
    assertThat(problems("commission.secret", 1))
        .containsExactly(new DraftOutcome.NotForOrdinaryVote("commission.secret"));
    assertThat(problems(VOTE_DAYS.key(), 10))
        .containsExactly(new DraftOutcome.NotForOrdinaryVote(VOTE_DAYS.key()));
    assertThat(assembly.problemsOf(new Draft.RuleText(" a ", " ", "x".repeat(8_001))))
        .containsExactly(
            new DraftOutcome.TitleLength(3, 120),
            new DraftOutcome.TextLength(8_000),
            new DraftOutcome.ReasonLength(4_000));
    assertThat(
            assembly.draft(
                MemberId.at(clock.instant()), new Draft.RuleText("Title", "Reason", "Text")))
        .isEqualTo(new DraftOutcome.NotAMember());
  }

  @Test
  void nothingButAnAdoptedVoteWritesAVersionOfTheDocument() {
    long present = gathering.present(COMMISSION_STANDARD);
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(status ->
                policyBook.adopt(
                    PolicyPatch.of(COMMISSION_STANDARD, present, 5_000),
                    new PolicyCause.Ballot(999_999),
                    clock.instant())))
        .hasMessageContaining("no adopted vote asks for it");
  }

  @Test
  void theDatabaseKeepsWhatWasProposedFrozenAndCounted() {
    Proposal proposal = gathering.broughtToVote(gathering.draft(ana, REVIEW_HOURS, other()));
    int number = proposal.number();
    assertThatThrownBy(() -> change("to_value = 99", number)).hasMessageContaining("never changes");
    assertThatThrownBy(() -> change("quorum = 0", number)).hasMessageContaining("frozen");
    assertThatThrownBy(() -> change("closes_at = closes_at + interval '1 day'", number))
        .hasMessageContaining("frozen");
    gathering.voteAsOne(proposal, new Choice.Value(gathering.present(REVIEW_HOURS)));
    Proposal closed = gathering.passTime(proposal, ProposalState.Voting.class);
    assertThat(closed.state()).isInstanceOf(ProposalState.Rejected.class);
    assertThatThrownBy(() -> change("finding = 'CARRIED', stage = 'QUEUED'", number))
        .hasMessageContaining("the result never changes");
    assertThatThrownBy(() -> change("next_at = now()", number)).hasMessageContaining("it is over");
    assertThatThrownBy(() ->
            database.execute(
                "update governance.ballot set choice = 'ABSTAIN', value = null,"
                    + " revision = revision + 1 where proposal_id = '"
                    + proposal.id().value()
                    + "'"))
        .hasMessageContaining("no vote on proposal");
    assertThatThrownBy(() -> database.execute("delete from governance.ballot"))
        .hasMessageContaining("append-only");
  }

  private void change(String what, int number) {
    database.execute("update governance.proposal set " + what + " where number = " + number);
  }

  private List<DraftOutcome.Problem> problems(String key, long to) {
    return assembly.problemsOf(new Draft.NumberChange("A title", "A reason", key, to));
  }

  private long other() {
    return gathering.present(REVIEW_HOURS) == 48 ? 47 : 48;
  }
}
