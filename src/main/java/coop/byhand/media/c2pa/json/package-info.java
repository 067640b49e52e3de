/** JSON (RFC 8259) as assertions carry it and as reports are printed. */
@NamedInterface("credentials")
@NullMarked
package coop.byhand.media.c2pa.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
