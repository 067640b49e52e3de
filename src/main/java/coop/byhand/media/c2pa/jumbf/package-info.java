/**
 * The boxes a manifest store consists of (ISO 19566-5, JUMBF; C2PA 2.2 §11.1): labels, types and
 * the exact bytes each box takes, since those are hashed. Compressed manifests are unfolded on
 * demand, up to a limit.
 */
@NullMarked
package coop.byhand.media.c2pa.jumbf;

import org.jspecify.annotations.NullMarked;
