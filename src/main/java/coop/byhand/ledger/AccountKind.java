package coop.byhand.ledger;

import java.util.Locale;

/** The five classes of accounts in double-entry bookkeeping. */
public enum AccountKind {
  /** What the co-op has, or is owed. */
  ASSET(true),
  /** What the co-op owes. */
  LIABILITY(false),
  /** What belongs to the co-op and its members. */
  EQUITY(false),
  /** What the co-op earned. */
  INCOME(false),
  /** What it cost. */
  EXPENSE(true);

  private final boolean debitNormal;

  AccountKind(boolean debitNormal) {
    this.debitNormal = debitNormal;
  }

  /** True if debits increase it. Entries count debits above zero and credits below. */
  public boolean isDebitNormal() {
    return debitNormal;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
