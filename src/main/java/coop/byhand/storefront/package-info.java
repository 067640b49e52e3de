/**
 * Home, search, work page and creator page: public pages that compose features and decide
 * nothing. No session, no script needed.
 */
@ApplicationModule(
    displayName = "Storefront",
    allowedDependencies = {
      "kernel",
      "media",
      "identity",
      "members",
      "catalogue",
      "provenance",
      "licensing",
      "checkout",
      "ledger",
      "moderation",
      "policy",
      "register",
      "look"
    })
@NullMarked
package coop.byhand.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
