package coop.byhand.ledger.ui;

import coop.byhand.ledger.PatronageClass;
import coop.byhand.ledger.YearDivision;
import coop.byhand.look.Formats;
import coop.byhand.policy.YearRules;

/** How the surplus of a year is divided, before it comes to single members. */
final class DivisionTable extends YearTable {

  DivisionTable(YearDivision division, YearRules rules, Formats formats) {
    super(formats);
    caption(getTranslation("ledger.year.division.caption", division.surplus().currencyCode()));
    line(
        getTranslation("ledger.account.collective.reserve"),
        formats.rate(rules.reserve()),
        division.reserve());
    line(
        getTranslation("ledger.account.education.fund"),
        formats.rate(rules.education()),
        division.education());
    line(
        getTranslation("ledger.year.class.CREATOR"),
        getTranslation("ledger.year.basis." + rules.basis().name()),
        division.of(PatronageClass.CREATOR));
    line(
        getTranslation("ledger.year.class.WORKER"),
        getTranslation("ledger.year.by-hours"),
        division.of(PatronageClass.WORKER));
    sum(getTranslation("ledger.year.division.sum"), division.surplus());
  }
}
