/**
 * Reports, cases, panels, decisions and appeals. Anybody may report a listed work; the report
 * becomes a case with a number, under the voted rules of the day, which say until when it is
 * answered. Who reported is kept apart from what was reported and shown to nobody. For now cases
 * are opened and shown; the panel's work comes later.
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
