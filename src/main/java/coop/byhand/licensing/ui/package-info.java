/** The buyer's library. */
@NullMarked
package coop.byhand.licensing.ui;

import org.jspecify.annotations.NullMarked;
