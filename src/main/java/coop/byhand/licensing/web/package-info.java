/**
 * Deeds, certificates, verification and files. No session; the channels that reserve rights from
 * machines are served here too.
 */
@NullMarked
package coop.byhand.licensing.web;

import org.jspecify.annotations.NullMarked;
