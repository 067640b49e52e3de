/**
 * Reports, cases, panels, decisions and appeals. For now it keeps cases open and shown; the
 * panel's work comes later.
 */
@ApplicationModule(
    displayName = "Moderation",
    allowedDependencies = {
      "kernel",
      "identity",
      "members",
      "catalogue",
      "provenance",
      "policy",
      "register",
      "look"
    })
@NullMarked
package coop.byhand.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
