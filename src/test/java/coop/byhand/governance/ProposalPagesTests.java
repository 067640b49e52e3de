package coop.byhand.governance;

import static coop.byhand.policy.Parameter.REVIEW_HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Visitor;
import coop.byhand.members.Member;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ByhandTest
class ProposalPagesTests {

  @LocalServerPort int port;
  @Autowired BallotBox ballotBox;
  @Autowired ApplicationContext context;

  private Gathering gathering;
  private Member formula;
  private Proposal proposal;

  @BeforeEach
  void aVoteIsOpen() {
    gathering = Gathering.of(context);
    formula = gathering.member("=SUM(A1), Ltd");
    gathering.members(4);
    long to = gathering.present(REVIEW_HOURS) == 48 ? 47 : 48;
    proposal = gathering.broughtToVote(gathering.draft(formula.id(), REVIEW_HOURS, to));
  }

  @Test
  void anOpenVoteShowsTheChangeTheDeadlineAndNoVoteOfAnybody() {
    ballotBox.cast(proposal.id(), formula.id(), new Choice.Value(99));
    HttpResponse<String> page = open("/proposals/" + proposal.number());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .containsOnlyOnce("<h1")
        .contains("<del>" + gathering.present(REVIEW_HOURS) + " hours</del>", "Voting ends")
        .contains("1 of " + proposal.terms().orElseThrow().rollSize() + " members have voted")
        .contains("/app/assembly/" + proposal.number(), "Ballots are open.")
        .doesNotContain("99 hours", "All ballots", "??", "th:", "<script", " style=");
    assertThat(open("/proposals/" + proposal.number() + "/ballots.csv").statusCode())
        .isEqualTo(404);
    assertThat(open("/proposals?list=open").body())
        .contains("/proposals/" + proposal.number(), "aria-current=\"page\"")
        .doesNotContain("No vote is open");
  }

  @Test
  void aClosedVoteShowsEveryStepAndEveryBallot() {
    gathering.voteAsOne(proposal, new Choice.Value(gathering.present(REVIEW_HOURS)));
    ballotBox.cast(proposal.id(), formula.id(), new Choice.Value(99));
    ballotBox.cast(proposal.id(), formula.id(), new Choice.Value(98));
    gathering.passTime(proposal, ProposalState.Voting.class);

    String page = open("/proposals/" + proposal.number()).body();
    assertThat(page)
        .contains("It stays at", "How the count went", "Votes for 98 hours", "is the middle one")
        .contains("=SUM(A1), Ltd", "changed before the close", "Result on record")
        .doesNotContain("??", "th:");
    assertThat(open("/proposals?list=rejected").body()).contains("/proposals/" + proposal.number());

    HttpResponse<String> csv = open("/proposals/" + proposal.number() + "/ballots.csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
    Ballot ballot = ballotBox.of(proposal.id(), formula.id()).orElseThrow();
    assertThat(csv.body())
        .startsWith("member,name,choice,revision,castAt,receipt\r\n")
        .contains(
            formula.id()
                + ",\"'=SUM(A1), Ltd\",98,"
                + ballot.revision()
                + ","
                + ballot.castAt()
                + ","
                + ballot.receipt().hex());
  }

  @Test
  void germanReadersReadGermanAndEmptyListsSaySo() {
    assertThat(
            new Visitor(port)
                .open("/proposals/" + proposal.number(), "Accept-Language", "de")
                .body())
        .contains("Antrag", "Abstimmung endet", "Wie entschieden wird");
  }

  @Test
  void proposalsAndListsThatDoNotExistAreNotThere() {
    for (String nowhere :
        new String[] {
          "/proposals/0", "/proposals/999999", "/proposals/x", "/proposals?list=nonsense"
        }) {
      assertThat(open(nowhere).statusCode()).as(nowhere).isEqualTo(404);
    }
  }

  private HttpResponse<String> open(String path) {
    return new Visitor(port).open(path, "Accept-Language", "en");
  }
}
