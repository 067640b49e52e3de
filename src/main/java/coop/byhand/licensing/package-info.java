/**
 * Terms, offers and granted licences, their certificates and public verification. A sold licence
 * never changes; its text is pinned by version and hash.
 */
@ApplicationModule(
    displayName = "Licensing",
    allowedDependencies = {
      "kernel",
      "media",
      "vault",
      "identity",
      "catalogue",
      "members",
      "policy",
      "register",
      "look"
    })
@NullMarked
package coop.byhand.licensing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
