/**
 * Runs the real application, the payment sandbox and a real database against each other, breaks
 * them in every way the fault list names, and looks whether what must hold still holds. Not part of
 * the production jar.
 */
@NullMarked
package coop.byhandsimulation;

import org.jspecify.annotations.NullMarked;
