package coop.byhand.ledger;

import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/** How a grant of the solidarity fund is booked. */
final class GrantPosting {

  private GrantPosting() {}

  static String key(GrantId grant) {
    return "grant:" + grant;
  }

  /** The fund gives it and the member has it available; what the member owes is set off first. */
  static Draft of(SolidarityGrant grant, Purses purses, PolicyVersion policy, Instant now) {
    Sides sides = new Sides().debit(Chart.SOLIDARITY_FUND, grant.amount());
    purses.give(grant.recipient(), grant.amount(), sides);
    return new Draft(Draft.Kind.GRANT, key(grant.id()), policy, grant.id().toString(), now, sides);
  }
}
