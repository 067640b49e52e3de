/** Buying, for people who are signed in: check the order, pay elsewhere, come back. */
@NullMarked
package coop.byhand.checkout.ui;

import org.jspecify.annotations.NullMarked;
