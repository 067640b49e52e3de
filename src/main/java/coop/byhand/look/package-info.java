/**
 * The common look of both layers: the frame of the public pages, the layout of the app, error
 * pages, and the components that show money, dates, shares and states. Knows no feature. Open,
 * because its sub-packages are meant for the {@code web} and {@code ui} of every other room.
 */
@ApplicationModule(
    displayName = "Look",
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"kernel"})
@NullMarked
package coop.byhand.look;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
