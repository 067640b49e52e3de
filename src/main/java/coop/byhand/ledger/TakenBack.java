package coop.byhand.ledger;

import coop.byhand.kernel.Money;

/**
 * What a refund or a lost dispute took back of one line, as a credit note has to say it.
 *
 * @param line outside form of the order's line
 * @param net of the price, not negative
 * @param tax on top of it, not negative
 */
public record TakenBack(String line, Money net, Money tax) {

  /** What the buyer got. */
  public Money gross() {
    return net.plus(tax);
  }
}
