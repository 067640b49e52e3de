/**
 * Whom a signature may be believed: the certificate profile of C2PA 2.2 §14.5, trust lists, chains,
 * time-stamps (RFC 3161) and stapled answers about revocation (RFC 6960). The clock is a parameter
 * and nothing is fetched.
 */
@NamedInterface("credentials")
@NullMarked
package coop.byhand.media.c2pa.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
