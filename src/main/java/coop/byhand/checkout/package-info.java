/**
 * Basket, quote, order, payment, refund and dispute of an order. One paid order gives exactly its licences and one
 * balanced journal, in one transaction.
 */
@ApplicationModule(
    displayName = "Checkout",
    allowedDependencies = {
      "kernel",
      "identity",
      "catalogue",
      "licensing",
      "invoicing",
      "ledger",
      "payments",
      "policy",
      "members",
      "look"
    })
@NullMarked
package coop.byhand.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
