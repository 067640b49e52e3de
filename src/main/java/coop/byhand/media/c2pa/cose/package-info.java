/**
 * The signature of a claim: COSE_Sign1 (RFC 9052 §4.2) with the headers of C2PA 2.2 §13.2, the
 * certificates, time-stamps and revocation answers stapled to it, and the check of the signature
 * itself. Whom to trust is decided in the package {@code trust}.
 */
@NullMarked
package coop.byhand.media.c2pa.cose;

import org.jspecify.annotations.NullMarked;
