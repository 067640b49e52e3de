package coop.byhand.members;

import coop.byhand.look.Standing;
import org.springframework.stereotype.Component;

/** Tells the frame of the app whether a member is looking at it. */
@Component
class SignedInStanding implements Standing {

  private final CurrentMember current;

  SignedInStanding(CurrentMember current) {
    this.current = current;
  }

  @Override
  public boolean isMember() {
    return current.member().isPresent();
  }
}
