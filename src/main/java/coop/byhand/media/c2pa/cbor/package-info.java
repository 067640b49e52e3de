/**
 * Concise Binary Object Representation (RFC 8949), as Content Credentials use it. An own reader,
 * because the place of every item in the original bytes is needed (hashes and signatures cover
 * those bytes, never a second writing of them), double keys have to be refused and every limit
 * needs a name. Text, numbers and structure only: nothing is interpreted here.
 */
@NullMarked
package coop.byhand.media.c2pa.cbor;

import org.jspecify.annotations.NullMarked;
