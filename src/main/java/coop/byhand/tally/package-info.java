/**
 * Counting methods, each returning a full trace that a lay person can follow. Pure; depends on
 * nothing, not even the kernel, so that an independent verifier can ship with it alone. Integers
 * only: no method in here may use floating point.
 */
@ApplicationModule(
    displayName = "Tally",
    allowedDependencies = {})
@NullMarked
package coop.byhand.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
