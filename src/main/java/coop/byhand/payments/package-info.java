/**
 * The payment provider: one port and one Stripe adapter, the webhook, and the stored events.
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
