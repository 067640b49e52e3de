/**
 * Tax and its papers: which tax a buyer owes, by a dated table and the evidence of where they are,
 * and invoices and credit notes with numbers that have no gap. Knows no orders: whoever sells names
 * them by their outside form.
 */
@ApplicationModule(
    displayName = "Invoicing",
    allowedDependencies = {"kernel", "identity", "look"})
@NullMarked
package coop.byhand.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
