/**
 * Hard bindings (C2PA 2.2 §9.2 and §18.5 to §18.9): whether the bytes of a file are those that a
 * manifest speaks of. Files are hashed as streams, never loaded.
 */
@NullMarked
package coop.byhand.media.c2pa.binding;

import org.jspecify.annotations.NullMarked;
