package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.util.Map;

/**
 * The solidarity fund for tests. The books of the tests are shared, so what is in the fund is
 * whatever other tests left there, and somebody sells until it is enough.
 */
public class FundDesk {

  /** Of every price, by the founding values: 2 %. */
  private static final int PRICE_OF_ONE = 50;

  private final SolidarityFund fund;
  private final Bookkeeper bookkeeper;
  private final Membership membership;

  FundDesk(SolidarityFund fund, Bookkeeper bookkeeper, Membership membership) {
    this.fund = fund;
    this.bookkeeper = bookkeeper;
    this.membership = membership;
  }

  /** A member of the board. */
  MemberId board(String name) {
    MemberId board = bookkeeper.maker(name);
    membership.appoint(board, Office.BOARD);
    return board;
  }

  /** What the fund holds, in minor units. */
  public long has(String currency) {
    return fund.balances().stream()
        .filter(one -> one.has().currencyCode().equals(currency))
        .mapToLong(one -> one.has().minor())
        .sum();
  }

  /** Sells until the fund holds at least so much. */
  public void fill(Money least) {
    long missing = least.minor() - has(least.currencyCode());
    if (missing > 0) {
      Money price = Money.of((missing + 1) * PRICE_OF_ONE, least.currencyCode());
      bookkeeper.sell(bookkeeper.line(Map.of(bookkeeper.maker("Somebody"), 1), price, 1900, "DE"));
    }
  }

  /** A grant that is proposed, which must come out. */
  public GrantId proposed(MemberId recipient, Money amount, MemberId by) {
    fill(amount);
    GrantProposalOutcome outcome = fund.propose(recipient, amount, "A broken etching press.", by);
    if (outcome instanceof GrantProposalOutcome.Proposed proposed) {
      return proposed.grant().id();
    }
    throw new IllegalStateException(outcome.toString());
  }
}
