package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.YearRules;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a year came to and how it is divided: as it was closed, or as it would be closed now.
 *
 * @param rules in force at the last instant of the year
 * @param cause why that version of the rules existed
 * @param currencies those in which something was earned or spent
 * @param closing empty for one that is not closed
 */
public record YearReport(
    int year,
    Instant from,
    Instant to,
    YearRules rules,
    PolicyCause cause,
    List<InCurrency> currencies,
    Optional<Closing> closing) {

  public YearReport {
    currencies = List.copyOf(currencies);
  }

  /** The year in one currency. */
  public record InCurrency(YearResult result, YearDivision division) {

    public Currency currency() {
      return result.currency();
    }

    /** The loss that the years after have to make good; zero if there is none. */
    public Money loss() {
      return division.surplus().minus(result.result()).minus(result.broughtForward());
    }
  }

  /** When a year was closed, and who did it. */
  public record Closing(Instant at, MemberId by) {}
}
