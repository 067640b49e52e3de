/** Where members draft, sponsor and vote. */
@NullMarked
package coop.byhand.governance.ui;

import org.jspecify.annotations.NullMarked;
