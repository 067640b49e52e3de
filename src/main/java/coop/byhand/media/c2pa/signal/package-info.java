/**
 * What the credentials and the other metadata of a file declare about its making: by fixed rules on
 * what stands there, never by statistics. Silence is never guilt.
 */
@NullMarked
package coop.byhand.media.c2pa.signal;

import org.jspecify.annotations.NullMarked;
