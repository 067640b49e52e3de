package coop.byhand.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Gathering;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.members.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is told what, by the real events of the other rooms. */
@ByhandTest
class LettersTests {

  @Autowired ApplicationContext house;
  @Autowired Mails mails;
  @Autowired People people;

  private List<Mail> lettersTo(PersonId person) {
    String address = people.get(person).email().value();
    return mails.newest(10_000).stream().filter(mail -> mail.to().value().equals(address)).toList();
  }

  private static String words(Mail mail) {
    return mail.body().orElseThrow();
  }

  @Test
  void theMakerHearsWhatTheMembersFound() {
    Atelier atelier = Atelier.in(house);
    Member ana = atelier.member("Ana Lima");
    atelier.verified(ana, "Boats at dusk");
    assertThat(lettersTo(ana.person()).getFirst().subject())
        .isEqualTo("Members believe your declaration: Boats at dusk");

    Work doubted = atelier.inReview(ana, "Boats at night");
    atelier.doubt(doubted.claim(), atelier.member("Carla Reyes"));
    atelier.doubt(doubted.claim(), atelier.member("Dario Conti"));
    atelier.count(doubted.claim());
    assertThat(lettersTo(ana.person()).getFirst())
        .satisfies(letter -> {
          assertThat(letter.subject()).isEqualTo("Members were not convinced: Boats at night");
          assertThat(words(letter)).doesNotContain("Carla").doesNotContain("Dario");
        });
  }

  @Test
  void membersHearWhenTheirVoteOpensHowItEndsAndWhenItHolds() {
    Gathering gathering = Gathering.of(house);
    List<Member> members = gathering.members(4);
    Member voter = members.get(1);

    Proposal open =
        gathering.broughtToVote(
            gathering.draftRule(members.getFirst().id(), "Meetings end before nine."));
    Member late = gathering.member("Came after the roll was frozen");
    assertThat(lettersTo(voter.person()).getFirst())
        .satisfies(letter -> {
          assertThat(letter.subject())
              .isEqualTo("Proposal " + open.number() + " is open for your vote");
          assertThat(words(letter)).contains("/app/assembly/" + open.number());
        });

    gathering.voteAsOne(open, new Choice.Yes());
    Proposal adopted = gathering.passTime(open, ProposalState.Voting.class);
    assertThat(adopted.state()).isInstanceOf(ProposalState.Queued.class);
    assertThat(lettersTo(voter.person()).getFirst().subject())
        .isEqualTo("Proposal " + open.number() + " was adopted");

    gathering.passTime(adopted, ProposalState.Queued.class);
    assertThat(lettersTo(voter.person()).getFirst().subject())
        .isEqualTo("Proposal " + open.number() + " is in force");
    assertThat(lettersTo(late.person())).isEmpty();
  }
}
