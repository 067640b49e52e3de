/**
 * Membership of the co-op: who is a member since when, their standing, and the roll at an
 * instant. One membership a natural person.
 */
@ApplicationModule(
    displayName = "Members",
    allowedDependencies = {"kernel", "identity", "policy", "register", "look"})
@NullMarked
package coop.byhand.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
