/**
 * Readers of untrusted files: what a file is by its content, its size, what private data it
 * carries and which signatures of generated content stand in it. Pure; nothing is decoded, nothing
 * is trusted, every limit has a name. Content Credentials (C2PA) will be read here.
 */
@ApplicationModule(
    displayName = "Media",
    allowedDependencies = {"kernel"})
@NullMarked
package coop.byhand.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
