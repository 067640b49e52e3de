/** Invoices and credit notes to read, to print and as PDF. No session: the address holds the key. */
@NullMarked
package coop.byhand.invoicing.web;

import org.jspecify.annotations.NullMarked;
