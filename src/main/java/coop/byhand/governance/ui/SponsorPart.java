package coop.byhand.governance.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.governance.Assembly;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.governance.SponsorOutcome;
import coop.byhand.governance.WithdrawOutcome;
import coop.byhand.members.MemberId;

/** What a member can do for a young proposal: sponsor it, or withdraw it if it is their own. */
final class SponsorPart extends Div {

  private final Paragraph answer = new Paragraph();

  SponsorPart(Proposal proposal, MemberId member, Assembly assembly) {
    answer.getElement().setAttribute("role", "status");
    boolean seeking = proposal.state() instanceof ProposalState.SeekingSponsors;
    if (seeking) {
      add(
          new Paragraph(
              getTranslation(
                  "governance.app.sponsorsHave",
                  proposal.sponsors().size(),
                  proposal.sponsorsNeeded())));
    }
    if (proposal.proposer().equals(member)) {
      if (seeking) {
        add(new Paragraph(getTranslation("governance.sponsor.own")));
      }
      add(
          button(
              "governance.withdraw.button",
              () -> answer(assembly.withdraw(proposal.id(), member))));
    } else if (proposal.sponsors().contains(member)) {
      answer.setText(getTranslation("governance.sponsor.already"));
    } else {
      add(
          button(
              "governance.sponsor.button", () -> answer(assembly.sponsor(proposal.id(), member))));
    }
    add(answer);
  }

  private void answer(SponsorOutcome outcome) {
    answer.setText(
        switch (outcome) {
          case SponsorOutcome.Sponsored(int missing) ->
              getTranslation("governance.sponsor.missing", missing);
          case SponsorOutcome.AlreadySponsor() -> getTranslation("governance.sponsor.already");
          case SponsorOutcome.OwnProposal() -> getTranslation("governance.sponsor.own");
          case SponsorOutcome.NotAMember() -> getTranslation("governance.sponsor.notMember");
          case SponsorOutcome.TooLate late -> getTranslation("governance.sponsor.tooLate");
        });
  }

  private void answer(WithdrawOutcome outcome) {
    answer.setText(
        switch (outcome) {
          case WithdrawOutcome.Withdrawn() -> getTranslation("governance.withdraw.done");
          case WithdrawOutcome.NotYours() -> getTranslation("governance.withdraw.notYours");
          case WithdrawOutcome.TooLate() -> getTranslation("governance.withdraw.tooLate");
        });
  }

  private NativeButton button(String key, Runnable act) {
    NativeButton button = new NativeButton(getTranslation(key));
    button.addClassNames("button", "button-quiet");
    button.addClickListener(event -> {
      act.run();
      button.setVisible(false);
    });
    return button;
  }
}
