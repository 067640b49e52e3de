/**
 * The creator's desk: upload, works, earnings. Pages that compose features and decide nothing.
 */
@ApplicationModule(
    displayName = "Studio",
    allowedDependencies = {
      "kernel",
      "identity",
      "members",
      "catalogue",
      "provenance",
      "licensing",
      "ledger",
      "payouts",
      "policy",
      "checkout",
      "vault",
      "media",
      "look"
    })
@NullMarked
package coop.byhand.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
