package coop.byhand.members;

import coop.byhand.identity.CurrentPerson;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Which member is signed in on this request. */
@Component
public class CurrentMember {

  private final CurrentPerson person;
  private final Membership membership;

  CurrentMember(CurrentPerson person, Membership membership) {
    this.person = person;
    this.membership = membership;
  }

  /** The member, if somebody is signed in and on the roll. */
  public Optional<Member> member() {
    return person.id().flatMap(membership::activeMember);
  }

  /** The member, if they are on the board. */
  public Optional<Member> board() {
    return member().filter(one -> membership.offices(one.id()).contains(Office.BOARD));
  }

  /** The member; for what only members reach. */
  public Member require() {
    return member().orElseThrow(() -> new AccessDeniedException("not a member"));
  }
}
