/**
 * Readers of untrusted files: what a file is by its content, its size, what private data it
 * carries and which signatures of generated content stand in it. Pure; nothing is decoded, nothing
 * is trusted, every limit has a name. What breaks a rule of its format or a limit ends as the one
 * checked exception {@code MalformedMedia}. Each container has one reader in the sub-package
 * {@code container}; Content Credentials (C2PA) will be read in a sub-package beside it.
 */
@ApplicationModule(
    displayName = "Media",
    allowedDependencies = {"kernel"})
@NullMarked
package coop.byhand.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
