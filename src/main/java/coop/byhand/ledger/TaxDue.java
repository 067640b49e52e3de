package coop.byhand.ledger;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;

/**
 * Tax that the buyer pays on a licence and the co-op passes on.
 *
 * @param country ISO 3166-1 code of the state it is owed to; also names the account
 * @param rate of the net price; zero where none is due
 * @param amount not negative
 */
public record TaxDue(String country, BasisPoints rate, Money amount) {

  public TaxDue {
    if (!country.matches("[A-Z]{2}") || amount.isNegative()) {
      throw new IllegalArgumentException("not a tax: " + country + " " + amount);
    }
  }
}
