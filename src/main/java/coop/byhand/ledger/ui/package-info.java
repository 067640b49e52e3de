/** What members earned, on screen, on paper and as a file. */
@NullMarked
package coop.byhand.ledger.ui;

import org.jspecify.annotations.NullMarked;
