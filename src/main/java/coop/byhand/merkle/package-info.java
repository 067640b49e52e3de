/**
 * The register as mathematics: hashing, inclusion and consistency proofs of RFC 9162, tiles, signed
 * notes, checkpoints and cosignatures of the C2SP specifications. Pure; depends on nothing, not even
 * the kernel, so that an independent verifier can ship with it alone. What comes from outside is
 * either accepted or refused with the broken rule and its place ({@link
 * coop.byhand.merkle.RefusedException}).
 */
@ApplicationModule(
    displayName = "Merkle",
    allowedDependencies = {})
@NullMarked
package coop.byhand.merkle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
