/** JSON (RFC 8259) as assertions carry it and as reports are printed. */
@NullMarked
package coop.byhand.media.c2pa.json;

import org.jspecify.annotations.NullMarked;
