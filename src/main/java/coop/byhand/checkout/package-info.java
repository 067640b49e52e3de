/**
 * Quote, order and payment of an order. One paid order gives exactly its licences and one
 * balanced journal, in one transaction.
 */
@ApplicationModule(
    displayName = "Checkout",
    allowedDependencies = {
      "kernel",
      "identity",
      "catalogue",
      "licensing",
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
