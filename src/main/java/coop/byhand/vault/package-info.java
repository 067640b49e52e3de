/**
 * Keeps the bytes of originals and renditions, addressed by their SHA-256. What is stored is
 * never changed. Knows nothing of works, licences or people.
 */
@ApplicationModule(
    displayName = "Vault",
    allowedDependencies = {"kernel"})
@NullMarked
package coop.byhand.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
