/** Signing in and out, as pages that work without script. */
@NullMarked
package coop.byhand.identity.web;

import org.jspecify.annotations.NullMarked;
