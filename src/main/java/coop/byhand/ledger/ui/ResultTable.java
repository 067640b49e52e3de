package coop.byhand.ledger.ui;

import coop.byhand.ledger.YearResult;
import coop.byhand.look.Formats;

/** What came in during a year and what it cost, account by account. */
final class ResultTable extends YearTable {

  ResultTable(YearResult result, Formats formats) {
    super(formats);
    caption(getTranslation("ledger.year.result.caption", result.currency().getCurrencyCode()));
    for (YearResult.Line line : result.lines()) {
      line(getTranslation("ledger.account." + line.account().code()), null, line.effect());
    }
    sum(getTranslation("ledger.year.result"), result.result());
    if (!result.broughtForward().isZero()) {
      sum(getTranslation("ledger.year.result.before"), result.broughtForward());
      sum(getTranslation("ledger.year.result.divided"), result.divisible());
    }
  }
}
