/**
 * People who can sign in, buyers and members alike, and how they do it. Whether somebody may
 * vote or sell never follows from being able to sign in.
 */
@ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {"kernel", "look"})
@NullMarked
package coop.byhand.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
