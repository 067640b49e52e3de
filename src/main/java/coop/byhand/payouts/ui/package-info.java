/** The member's own page about payouts, and the page they come back to from the provider. */
@NullMarked
package coop.byhand.payouts.ui;

import org.jspecify.annotations.NullMarked;
