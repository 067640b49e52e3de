/**
 * Hashing of the public register: leaves and nodes as in RFC 6962, section 2.1. Pure; depends on
 * nothing, not even the kernel, so that an independent verifier can ship with it alone. Proofs and
 * checkpoints come to live here.
 */
@ApplicationModule(
    displayName = "Merkle",
    allowedDependencies = {})
@NullMarked
package coop.byhand.merkle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
