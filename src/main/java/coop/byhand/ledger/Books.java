package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * The whole of the books at an instant: totals by account of the chart, never by member, and the
 * proof that they balance.
 *
 * @param journals how many there are
 */
public record Books(Instant at, long journals, List<OneCurrency> currencies) {

  public Books {
    currencies = List.copyOf(currencies);
  }

  /** True if debits equal credits in every currency and no member's balance is astray. */
  public boolean balance() {
    return currencies.stream().allMatch(OneCurrency::balances);
  }

  /**
   * The books in one currency.
   *
   * @param debits sum of all debits
   * @param credits sum of all credits, above zero
   * @param memberAccounts accounts of members with a kept balance
   * @param astray how many of those differ from the sum of their entries
   */
  public record OneCurrency(
      Currency currency,
      List<Section> sections,
      Money debits,
      Money credits,
      long memberAccounts,
      long astray) {

    public OneCurrency {
      sections = List.copyOf(sections);
    }

    public boolean balances() {
      return debits.equals(credits) && astray == 0;
    }
  }

  /** One class of accounts and its sum, on its normal side. */
  public record Section(AccountKind kind, List<Line> lines, Money total) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /** One account of the chart, over all members where it is theirs; on its normal side. */
  public record Line(Chart account, Money balance, long entries) {}
}
