/** Public pages of this room: no session, no script. */
@NullMarked
package coop.byhand.register.web;

import org.jspecify.annotations.NullMarked;
