/**
 * Who is told what, by mail. Hears every room, says nothing back.
 */
@ApplicationModule(
    displayName = "Notifications",
    allowedDependencies = {
      "kernel",
      "identity",
      "members",
      "catalogue",
      "licensing",
      "checkout",
      "payouts",
      "oversight",
      "governance",
      "moderation",
      "provenance",
      "look"
    })
@NullMarked
package coop.byhand.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
