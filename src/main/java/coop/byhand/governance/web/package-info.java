/** Public pages of this room: no session, no script. */
@NullMarked
package coop.byhand.governance.web;

import org.jspecify.annotations.NullMarked;
