package coop.byhand.notifications;

import coop.byhand.identity.People;
import coop.byhand.members.Membership;
import coop.byhand.provenance.ClaimId;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.WorkNotVerified;
import coop.byhand.provenance.WorkVerified;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells makers what the members found when they looked at a work. */
@Component
class VerdictMail {

  private final LetterDesk desk;
  private final Provenance provenance;
  private final Membership membership;
  private final People people;

  VerdictMail(LetterDesk desk, Provenance provenance, Membership membership, People people) {
    this.desk = desk;
    this.provenance = provenance;
    this.membership = membership;
    this.people = people;
  }

  @EventListener
  void on(WorkVerified verdict) {
    tell(verdict.claim(), "verified");
  }

  @EventListener
  void on(WorkNotVerified verdict) {
    tell(verdict.claim(), "notVerified");
  }

  private void tell(ClaimId id, String key) {
    provenance
        .find(id)
        .ifPresent(claim ->
            desk.tell(
                people.get(membership.get(claim.member()).person()),
                id + "/verdict",
                key,
                language -> new Object[] {claim.title(), desk.link("/app/studio")}));
  }
}
