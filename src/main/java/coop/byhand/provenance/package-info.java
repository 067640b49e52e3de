/**
 * Claims that a work is human-made, the evidence for them and the members' verdicts. Nothing is
 * listed without a verdict; suspicion alone decides nothing.
 */
@ApplicationModule(
    displayName = "Provenance",
    allowedDependencies = {"kernel", "media", "vault", "members", "policy", "register", "look"})
@NullMarked
package coop.byhand.provenance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
