/**
 * The payment provider: one port and one Stripe adapter, two webhooks and the stored messages;
 * payments, refunds, payees, transfers, disputes, and the comparison with the provider's own list.
 * Knows no orders: it hands provider events to whoever listens. The only room that may import
 * Stripe's library.
 */
@ApplicationModule(
    displayName = "Payments",
    allowedDependencies = {"kernel"})
@NullMarked
package coop.byhand.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
