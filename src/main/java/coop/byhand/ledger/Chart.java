package coop.byhand.ledger;

import static coop.byhand.ledger.AccountKind.ASSET;
import static coop.byhand.ledger.AccountKind.EQUITY;
import static coop.byhand.ledger.AccountKind.EXPENSE;
import static coop.byhand.ledger.AccountKind.INCOME;
import static coop.byhand.ledger.AccountKind.LIABILITY;

import java.util.Arrays;

/**
 * The chart of accounts. Each exists once a currency, or once a currency and member or state; accounts
 * are opened when the first journal needs them.
 */
public enum Chart {
  STRIPE_BALANCE("stripe.balance", ASSET, Holder.COOP),
  BANK("bank", ASSET, Holder.COOP),
  BUYER_RECEIVABLE("buyer.receivable", ASSET, Holder.COOP),
  DISPUTE_HELD("dispute.held", ASSET, Holder.COOP),
  MEMBER_RECOVERABLE("member.recoverable", ASSET, Holder.MEMBER),
  CREATOR_PENDING("creator.pending", LIABILITY, Holder.MEMBER),
  CREATOR_AVAILABLE("creator.available", LIABILITY, Holder.MEMBER),
  CREATOR_BLOCKED("creator.blocked", LIABILITY, Holder.MEMBER),
  PAYOUT_IN_TRANSIT("payout.in_transit", LIABILITY, Holder.MEMBER),
  REFUND_IN_TRANSIT("refund.in_transit", LIABILITY, Holder.COOP),
  VAT_PAYABLE("vat.payable", LIABILITY, Holder.COUNTRY),
  SOLIDARITY_FUND("solidarity.fund", LIABILITY, Holder.COOP),
  EDUCATION_FUND("education.fund", LIABILITY, Holder.COOP),
  PATRONAGE_PAYABLE("patronage.payable", LIABILITY, Holder.MEMBER),
  UNALLOCATED("unallocated", LIABILITY, Holder.COOP),
  MEMBER_CAPITAL("member.capital", EQUITY, Holder.MEMBER),
  MEMBER_RETAINED_PATRONAGE("member.retained_patronage", EQUITY, Holder.MEMBER),
  COLLECTIVE_RESERVE("collective.reserve", EQUITY, Holder.COOP),
  SURPLUS("surplus", EQUITY, Holder.COOP),
  COMMISSION("commission", INCOME, Holder.COOP),
  STRIPE_FEES("stripe.fees", EXPENSE, Holder.COOP),
  DISPUTE_LOSS("dispute.loss", EXPENSE, Holder.COOP),
  DISPUTE_FEES("dispute.fees", EXPENSE, Holder.COOP),
  REFUND_FEE_LOSS("refund.fee_loss", EXPENSE, Holder.COOP),
  FX("fx", EXPENSE, Holder.COOP),
  BAD_DEBT("bad_debt", EXPENSE, Holder.COOP),
  /** Costs, less income, that no journal of the house knows; a person said so. */
  OTHER_RESULT("other.result", EXPENSE, Holder.COOP);

  /** Whose account it is. */
  enum Holder {
    COOP,
    /** One a member, with a running balance, since something is authorised by it. */
    MEMBER,
    /** One a state. */
    COUNTRY
  }

  private final String code;
  private final AccountKind kind;
  private final Holder holder;

  Chart(String code, AccountKind kind, Holder holder) {
    this.code = code;
    this.kind = kind;
    this.holder = holder;
  }

  /** The name that the books use: {@code creator.pending}. */
  public String code() {
    return code;
  }

  public AccountKind kind() {
    return kind;
  }

  Holder holder() {
    return holder;
  }

  /** The account of the chart with this code. */
  static Chart ofCode(String code) {
    return Arrays.stream(values())
        .filter(account -> account.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the chart: " + code));
  }
}
