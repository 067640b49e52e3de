package coop.byhand.oversight;

import java.util.List;

/**
 * What must hold about money and licences at every moment, whatever fails. Each is one or more
 * views of the database that show a row for every violation and are empty while it holds.
 */
public enum Invariant {
  /** Every journal, and all of them together, sum to zero in each currency. */
  L1("l01_books_balance"),
  /**
   * Our account of the provider's balance is what the provider's own movements sum to: at any moment
   * what it told us, and after each comparison what it lists.
   */
  L2("l02_books_hold_what_was_told", "l02_provider_agrees"),
  /** What was captured for an order is what its lines were divided into. */
  L3("l03_orders_divided", "l03_orders_captured"),
  /** A paid order has exactly its licences, one receipt and one journal. */
  L4("l04_paid_orders_have_their_licences"),
  /** A work has at most one exclusive licence. */
  L5("l05_exclusive_once"),
  /** What a member was sent or granted is what the books say, and nothing is sent twice. */
  L6("l06_paid_once", "l06_grants_as_agreed"),
  /** Nothing that is owed to a creator is below zero. */
  L7("l07_members_not_below_zero"),
  /** Every message of the provider is worked once. */
  L8("l08_messages_once"),
  /** Shares follow the policy version that the order was placed under, years that of their end. */
  L9("l09_shares_by_pinned_policy", "l09_years_as_voted"),
  /** Nothing is stuck on its way. */
  L10("l10_ledger_nothing_stuck", "l10_payments_nothing_stuck", "l10_payouts_nothing_stuck"),
  /** Nothing in the books was ever changed, and the seals fit. */
  L11("l11_append_only");

  private final String views;

  Invariant(String... views) {
    this.views = String.join(" ", views);
  }

  /** Names of its views in the schema of this room. */
  public List<String> views() {
    return List.of(views.split(" "));
  }
}
