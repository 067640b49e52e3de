/**
 * What a manifest says, read and not judged: claims of both versions, assertions, actions,
 * ingredients (C2PA 1.0 to 2.4). Every text in here comes from the file and is hostile input.
 */
@NullMarked
package coop.byhand.media.c2pa.claim;

import org.jspecify.annotations.NullMarked;
