/**
 * Content Credentials (C2PA 1.x to 2.4): what a file says about how it was made, whether that still
 * fits the file, and who signed it. Pure: no network, no clock of its own, no whole file in memory.
 */
@NamedInterface("credentials")
@NullMarked
package coop.byhand.media.c2pa;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
