/** The books for everybody: totals and their proof. */
@NullMarked
package coop.byhand.ledger.web;

import org.jspecify.annotations.NullMarked;
