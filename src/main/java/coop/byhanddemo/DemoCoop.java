package coop.byhanddemo;

import coop.byhand.catalogue.Work;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Draft;
import coop.byhand.governance.ProposalId;
import coop.byhand.identity.PersonId;
import coop.byhand.members.MemberId;
import coop.byhand.moderation.Ground;
import coop.byhand.moderation.Moderation;
import coop.byhand.moderation.Notice;
import coop.byhand.moderation.ReportOutcome;
import coop.byhand.moderation.Reporter;
import coop.byhanddemo.DemoMembers.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The demo co-op's past, played once at the first start: everything goes through the same front
 * doors a person uses, on a clock that begins four months ago and ends at real time. What a visitor
 * finds is therefore true of the system: every sale was paid, every vote counted.
 */
@Component
class DemoCoop {

  /** How long ago the co-op was founded when it is first started. */
  static final Duration PAST = Duration.ofDays(120);

  private static final Logger LOG = LoggerFactory.getLogger(DemoCoop.class);

  private final DemoWorks works;
  private final DemoMembers members;
  private final DemoShelf shelf;
  private final DemoVotes votes;
  private final DemoTrade trade;
  private final Moderation moderation;
  private final MovableClock clock;

  DemoCoop(
      DemoWorks works,
      DemoMembers members,
      DemoShelf shelf,
      DemoVotes votes,
      DemoTrade trade,
      Moderation moderation,
      MovableClock clock) {
    this.works = works;
    this.members = members;
    this.shelf = shelf;
    this.votes = votes;
    this.trade = trade;
    this.moderation = moderation;
    this.clock = clock;
  }

  /** Plays the past; afterwards the clock shows real time. */
  void playPast() {
    Instant founded = clock.instant();
    List<DemoWork> all = works.works();
    int early = all.size() - 10;
    Roster roster = members.found(all);
    LOG.info("demo co-op: {} members", roster.voters().size());
    List<Work> listed = new ArrayList<>(shelf.list(all.subList(0, early), roster));
    LOG.info("demo co-op: {} works listed", listed.size());

    until(founded, 4);
    ProposalId commission = commissionFalls(roster);
    sell(listed, roster, founded, 21, 6);
    votes.enact(commission);
    LOG.info("demo co-op: the first vote is in force");
    sell(listed, roster, founded, 55, 6);
    ruleWithoutQuorum(roster, founded);
    until(founded, 86);
    listed.addAll(shelf.list(all.subList(early, all.size() - 2), roster));
    floorQueued(roster, founded);
    openVote(roster, founded);
    until(founded, 119);
    seekingSponsors(roster);
    report(listed.get(7), roster);
    List<Work> shown = new ArrayList<>(listed);
    for (DemoWork waiting : all.subList(all.size() - 2, all.size())) {
      shown.add(shelf.leaveInQueue(waiting, roster));
    }
    clock.catchUp();
    shelf.awaitPreviews(shown);
    LOG.info("demo co-op: ready");
  }

  /** Adopted: the members lower the commission from 20 % to 18 %. */
  private ProposalId commissionFalls(Roster roster) {
    List<MemberId> voters = roster.voters();
    ProposalId id =
        votes.draft(
            voters.get(3),
            new Draft.NumberChange(
                "Lower the co\u2011op's share",
                "The house has been paid for. What is left over should stay with those who made"
                    + " the work.",
                "commission.standard",
                1_800));
    votes.sponsor(id, voters.subList(4, 12));
    votes.toTheVote(id);
    votes.vote(id, voters.subList(0, 25), numbers(1_800, 1_750, 1_800, 2_000, 1_500, 1_800));
    votes.close(id);
    return id;
  }

  /** A rule that too few cared about. */
  private void ruleWithoutQuorum(Roster roster, Instant founded) {
    until(founded, 62);
    List<MemberId> voters = roster.voters();
    ProposalId id =
        votes.draft(
            voters.get(8),
            new Draft.RuleText(
                "Credit under every picture",
                "A name that can be read is the least a maker can ask for.",
                "Wherever a licensed work is shown, the maker's name stands beside it in letters"
                    + " that can be read without zooming."));
    votes.sponsor(id, voters.subList(9, 16));
    votes.toTheVote(id);
    votes.vote(id, voters.subList(9, 13), List.of(new Choice.Yes(), new Choice.No()));
    votes.close(id);
  }

  /** Adopted and waiting for its day: a higher floor for pictures. */
  private void floorQueued(Roster roster, Instant founded) {
    until(founded, 92);
    List<MemberId> voters = roster.voters();
    ProposalId id =
        votes.draft(
            voters.get(12),
            new Draft.NumberChange(
                "No picture below 18 euros",
                "A floor protects those who cannot say no.",
                "price.floor.standard.image.EUR",
                1_800));
    votes.sponsor(id, voters.subList(13, 20));
    votes.toTheVote(id);
    votes.vote(id, voters.subList(5, 27), numbers(1_800, 2_000, 1_800, 1_500));
    votes.close(id);
  }

  /** Open when the visitor comes, and one voter short of its quorum. */
  private void openVote(Roster roster, Instant founded) {
    until(founded, 109);
    List<MemberId> voters = roster.voters();
    ProposalId id =
        votes.draft(
            voters.get(15),
            new Draft.NumberChange(
                "What the co\u2011op keeps of a sale",
                "Half a year after the last change the members look at the number again.",
                "commission.standard",
                1_700));
    votes.sponsor(id, voters.subList(16, 24));
    votes.toTheVote(id);
    List<MemberId> others = new ArrayList<>(voters);
    others.removeIf(member ->
        member.equals(roster.ana().id())
            || member.equals(roster.seat(DemoPerson.FIRST_VERIFIER).id())
            || member.equals(roster.seat(DemoPerson.SECOND_VERIFIER).id())
            || member.equals(roster.seat(DemoPerson.BOARD).id()));
    votes.vote(
        id,
        others.subList(0, quorum(voters.size()) - 1),
        numbers(1_700, 1_600, 1_700, 1_800, 1_500));
  }

  private void seekingSponsors(Roster roster) {
    votes.draft(
        roster.voters().get(20),
        new Draft.NumberChange(
            "Look at reports within two days",
            "Whoever reports a work should not wait for three days.",
            "moderation.review",
            48));
  }

  /** Some sales, a few days apart, to Ben and to members who license from each other. */
  private void sell(List<Work> listed, Roster roster, Instant founded, int firstDay, int sales) {
    List<PersonId> buyers =
        List.of(
            roster.ben(),
            roster.seat(DemoPerson.BOARD).person(),
            roster.ben(),
            roster.seat(DemoPerson.SECOND_VERIFIER).person());
    List<Work> anas =
        listed.stream().filter(work -> work.creator().equals(roster.ana().id())).toList();
    for (int i = 0; i < sales; i++) {
      until(founded, firstDay + 4L * i);
      PersonId buyer = buyers.get(i % buyers.size());
      // Every second sale is Ana's, so that her statement has something to show.
      Work work =
          i % 2 == 0
              ? anas.get((firstDay + i) % anas.size())
              : listed.get((firstDay * 3 + i * 11) % listed.size());
      if (!work.creator().equals(roster.seat(DemoPerson.BOARD).id())
          && !work.creator().equals(roster.seat(DemoPerson.SECOND_VERIFIER).id())) {
        trade.buy(work, buyer, "Paper and Thread Publishing", "buyer@demo.example");
      }
    }
  }

  /** One work is disputed, so that a visitor sees how that looks. */
  private void report(Work work, Roster roster) {
    ReportOutcome outcome =
        moderation.report(
            work.id(),
            new Reporter.SignedIn(roster.seat(DemoPerson.SECOND_VERIFIER).person()),
            new Notice(
                Ground.MISDESCRIBED,
                "The year in the description and the year on the work do not seem to agree.",
                true));
    if (!(outcome instanceof ReportOutcome.Opened)) {
      throw new IllegalStateException("the demo report was refused: " + outcome);
    }
  }

  private static List<Choice> numbers(long... values) {
    List<Choice> choices = new ArrayList<>();
    for (long value : values) {
      choices.add(new Choice.Value(value));
    }
    return choices;
  }

  /** 4k² ≥ 9N, as the founding rules have it. */
  private static int quorum(int members) {
    int votes = 0;
    while (4 * votes * votes < 9 * members) {
      votes++;
    }
    return votes;
  }

  private void until(Instant founded, long day) {
    Duration left = Duration.between(clock.instant(), founded.plus(Duration.ofDays(day)));
    if (left.isPositive()) {
      clock.forward(left);
    }
  }
}
