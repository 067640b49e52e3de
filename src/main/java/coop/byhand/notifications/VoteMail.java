package coop.byhand.notifications;

import coop.byhand.governance.Assembly;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalEnacted;
import coop.byhand.governance.ProposalId;
import coop.byhand.governance.ProposalState;
import coop.byhand.governance.VoteClosed;
import coop.byhand.governance.VoteOpened;
import coop.byhand.governance.VoteTerms;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the members on the roll of a vote that it opened, how it ended, and when it took effect. */
@Component
class VoteMail {

  private final LetterDesk desk;
  private final Assembly assembly;
  private final Membership membership;
  private final People people;
  private final HouseFormats formats;

  VoteMail(
      LetterDesk desk,
      Assembly assembly,
      Membership membership,
      People people,
      HouseFormats formats) {
    this.desk = desk;
    this.assembly = assembly;
    this.membership = membership;
    this.people = people;
    this.formats = formats;
  }

  @EventListener
  void on(VoteOpened opened) {
    proposal(opened.proposal())
        .ifPresent(proposal -> {
          Instant closesAt = proposal.terms().orElseThrow().closesAt();
          String ballot = desk.link("/app/assembly/" + proposal.number());
          tellTheRoll(
              proposal,
              "opened",
              "voteOpened",
              (number, format) ->
                  new Object[] {number, proposal.title(), format.moment(closesAt), ballot});
        });
  }

  @EventListener
  void on(VoteClosed closed) {
    proposal(closed.proposal()).ifPresent(this::tellTheResult);
  }

  @EventListener
  void on(ProposalEnacted enacted) {
    proposal(enacted.proposal())
        .ifPresent(proposal ->
            tellTheRoll(
                proposal,
                "enacted",
                "voteEnacted",
                (number, format) ->
                    new Object[] {
                      number,
                      proposal.title(),
                      format.moment(enacted.at()),
                      desk.link("/proposals/" + proposal.number())
                    }));
  }

  private void tellTheResult(Proposal proposal) {
    String page = desk.link("/proposals/" + proposal.number());
    switch (proposal.state()) {
      case ProposalState.Queued(Instant effectiveAt) ->
          tellTheRoll(
              proposal,
              "closed",
              "voteAdopted",
              (number, format) ->
                  new Object[] {number, proposal.title(), format.moment(effectiveAt), page});
      case ProposalState.Rejected rejected -> tellTheEnd(proposal, "voteRejected", page);
      case ProposalState.NoQuorum noQuorum -> tellTheEnd(proposal, "voteNoQuorum", page);
      case ProposalState.SeekingSponsors _,
          ProposalState.Discussion _,
          ProposalState.Notice _,
          ProposalState.Voting _,
          ProposalState.Effective _,
          ProposalState.Conflict _,
          ProposalState.Expired _,
          ProposalState.Withdrawn _ ->
          throw new IllegalStateException("closed, yet " + proposal.state());
    }
  }

  private void tellTheEnd(Proposal proposal, String key, String page) {
    tellTheRoll(
        proposal, "closed", key, (number, format) -> new Object[] {number, proposal.title(), page});
  }

  private void tellTheRoll(
      Proposal proposal, String what, String key, BiFunction<String, Formats, Object[]> figures) {
    Instant rollAt = proposal.terms().map(VoteTerms::rollAt).orElseThrow();
    List<PersonId> voters =
        membership.byIds(membership.rollAt(rollAt).members()).values().stream()
            .map(Member::person)
            .toList();
    String number = Integer.toString(proposal.number());
    people
        .byIds(voters)
        .values()
        .forEach(person ->
            desk.tell(
                person,
                proposal.id() + "/" + what + "/" + person.id(),
                key,
                (Locale language) -> figures.apply(number, formats.in(language))));
  }

  private Optional<Proposal> proposal(ProposalId id) {
    return assembly.find(id);
  }
}
