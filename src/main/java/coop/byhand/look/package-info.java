/**
 * The common look of both layers: the frame of the public pages, the layout of the app, error
 * pages, and the components that show money, dates, shares and states. Knows no feature.
 */
@ApplicationModule(
    displayName = "Look",
    allowedDependencies = {"kernel"})
@NullMarked
package coop.byhand.look;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
