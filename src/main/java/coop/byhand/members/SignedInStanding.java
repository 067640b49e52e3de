package coop.byhand.members;

import coop.byhand.identity.CurrentPerson;
import coop.byhand.look.Standing;
import org.springframework.stereotype.Component;

/** Tells the frame of the app whether a member is looking at it. */
@Component
class SignedInStanding implements Standing {

  private final CurrentMember current;
  private final CurrentPerson person;

  SignedInStanding(CurrentMember current, CurrentPerson person) {
    this.current = current;
    this.person = person;
  }

  @Override
  public boolean isMember() {
    return current.member().isPresent();
  }

  @Override
  public boolean isGuest() {
    return person.isGuest();
  }
}
