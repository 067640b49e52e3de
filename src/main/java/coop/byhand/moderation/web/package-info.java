/** Reporting a work and the public list of open cases, as pages that work without script. */
@NullMarked
package coop.byhand.moderation.web;

import org.jspecify.annotations.NullMarked;
