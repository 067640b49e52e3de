package coop.byhand.governance;

import static org.awaitility.Awaitility.await;

import coop.byhand.identity.People;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyBook;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * Members who propose and vote, for stories of the assembly. Uses the front doors only; moves the
 * shared clock forward, so that the jobs of the assembly do what is due.
 */
public class Gathering {

  private final Assembly assembly;
  private final BallotBox ballotBox;
  private final Membership membership;
  private final People people;
  private final PolicyBook policyBook;
  private final MovableClock clock;

  public Gathering(
      Assembly assembly,
      BallotBox ballotBox,
      Membership membership,
      People people,
      PolicyBook policyBook,
      MovableClock clock) {
    this.assembly = assembly;
    this.ballotBox = ballotBox;
    this.membership = membership;
    this.people = people;
    this.policyBook = policyBook;
    this.clock = clock;
  }

  /** A gathering in the shared context. */
  public static Gathering of(ApplicationContext context) {
    return context.getAutowireCapableBeanFactory().createBean(Gathering.class);
  }

  public Member member(String name) {
    String email = UUID.randomUUID() + "@members.example";
    return switch (people.register(name, email, Locale.ENGLISH)) {
      case RegistrationOutcome.Registered(var person) -> membership.admit(person.id(), "");
      default -> throw new AssertionError("not registered: " + name);
    };
  }

  public List<Member> members(int count) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(member("Voter " + (i + 1)));
    }
    return members;
  }

  public Proposal draft(MemberId proposer, Parameter<?> parameter, long to) {
    return drafted(
        assembly.draft(
            proposer,
            new Draft.NumberChange("Change " + parameter.key(), "Because.", parameter.key(), to)));
  }

  public Proposal draftRule(MemberId proposer, String text) {
    return drafted(assembly.draft(proposer, new Draft.RuleText("A new rule", "Because.", text)));
  }

  private Proposal drafted(DraftOutcome outcome) {
    if (outcome instanceof DraftOutcome.Drafted drafted) {
      return assembly.find(drafted.id()).orElseThrow();
    }
    throw new AssertionError("not drafted: " + outcome);
  }

  /** Sponsors it, and lets the clock run to the opening of the vote. */
  public Proposal broughtToVote(Proposal proposal) {
    List<Member> others =
        membership.all().stream()
            .filter(member -> !member.id().equals(proposal.proposer()))
            .toList();
    for (int i = 0; i < proposal.sponsorsNeeded(); i++) {
      assembly.sponsor(proposal.id(), others.get(i).id());
    }
    Proposal announced = passTime(proposal, ProposalState.Discussion.class);
    return passTime(announced, ProposalState.Notice.class);
  }

  /** So many members as the quorum asks for vote the same. */
  public void voteAsOne(Proposal proposal, Choice choice) {
    List<MemberId> undecided = ballotBox.undecided(proposal.id());
    int needed = proposal.terms().orElseThrow().quorum();
    for (MemberId member : undecided.subList(0, Math.min(needed, undecided.size()))) {
      ballotBox.cast(proposal.id(), member, choice);
    }
  }

  /** Moves the clock to the planned end of this stage and waits until the jobs have moved on. */
  public Proposal passTime(Proposal proposal, Class<? extends ProposalState> stage) {
    Proposal now = current(proposal);
    if (!stage.isInstance(now.state())) {
      throw new AssertionError("expected " + stage.getSimpleName() + " but is " + now.state());
    }
    Duration missing = Duration.between(clock.instant(), endOf(now.state()));
    clock.forward(missing.isNegative() ? Duration.ZERO : missing.plusMillis(1));
    return awaitOther(proposal, stage);
  }

  public Proposal awaitOther(Proposal proposal, Class<? extends ProposalState> stage) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> current(proposal), found -> !stage.isInstance(found.state()));
  }

  public Proposal current(Proposal proposal) {
    return assembly.find(proposal.id()).orElseThrow();
  }

  public long present(Parameter<?> parameter) {
    return policyBook.at(clock.instant()).number(parameter);
  }

  private static Instant endOf(ProposalState state) {
    return switch (state) {
      case ProposalState.SeekingSponsors(Instant lapsesAt) -> lapsesAt;
      case ProposalState.Discussion(Instant until) -> until;
      case ProposalState.Notice(Instant opensAt) -> opensAt;
      case ProposalState.Voting(Instant closesAt) -> closesAt;
      case ProposalState.Queued(Instant effectiveAt) -> effectiveAt;
      default -> throw new AssertionError("does not end: " + state);
    };
  }
}
