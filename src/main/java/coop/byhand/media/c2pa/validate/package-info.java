/**
 * The judge of manifests: whether structure, hashes, signatures and ingredients hold (C2PA 2.2
 * §15, with the codes of 2.4), in the manner of the reference validator where the specification
 * leaves room.
 */
@NullMarked
package coop.byhand.media.c2pa.validate;

import org.jspecify.annotations.NullMarked;
