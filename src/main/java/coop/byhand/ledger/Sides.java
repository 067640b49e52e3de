package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the sides of a journal, one an account; what comes to nothing is left out. */
final class Sides {

  private final Map<Account, Money> sums = new LinkedHashMap<>();

  Sides debit(Account account, Money amount) {
    sums.merge(account, amount, Money::plus);
    return this;
  }

  Sides credit(Account account, Money amount) {
    return debit(account, amount.negated());
  }

  /** Of the co-op's own account. */
  Sides debit(Chart chart, Money amount) {
    return debit(new Account.OfCoop(chart), amount);
  }

  /** Of the co-op's own account. */
  Sides credit(Chart chart, Money amount) {
    return credit(new Account.OfCoop(chart), amount);
  }

  /** In the order in which the accounts were first named. */
  List<Draft.Line> all() {
    return sums.entrySet().stream()
        .filter(side -> !side.getValue().isZero())
        .map(side -> new Draft.Line(side.getKey(), side.getValue()))
        .toList();
  }
}
