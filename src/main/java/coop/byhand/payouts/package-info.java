/**
 * How members get their money: releases when the hold is over, runs that pay what is available,
 * and what is taken back after a refund of money that was paid out. The books say whose the money
 * is, the provider moves it; this room decides when, and remembers what was asked of the provider.
 */
@ApplicationModule(
    displayName = "Payouts",
    allowedDependencies = {
      "kernel",
      "identity",
      "members",
      "ledger",
      "payments",
      "policy",
      "register",
      "look"
    })
@NullMarked
package coop.byhand.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
