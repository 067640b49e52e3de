package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.Locale;

/**
 * A member with enough available whom a run did not pay. The money stays the member's.
 *
 * @param run number of the run
 * @param amount what was available
 */
public record LeftOut(int run, MemberId member, Money amount, Reason reason, Instant at) {

  /** Why nothing was paid. */
  public enum Reason {
    /** The member has not set up an account at the provider. */
    NO_ACCOUNT,
    /** The provider still wants to know something. */
    ACCOUNT_UNFINISHED,
    /** The provider has stopped payments to the member. */
    ACCOUNT_RESTRICTED,
    /** The account at the provider is gone. */
    ACCOUNT_CLOSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Reason ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
