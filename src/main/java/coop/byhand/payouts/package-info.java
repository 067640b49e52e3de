/**
 * Payout runs to creators. Nothing lives here yet; the holds and runs of the money work will.
 */
@ApplicationModule(
    displayName = "Payouts",
    allowedDependencies = {"kernel", "members", "ledger", "payments", "policy", "register", "look"})
@NullMarked
package coop.byhand.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
