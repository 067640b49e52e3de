/**
 * A payment provider for development: a server on the loopback address that speaks the part of
 * Stripe's API which the marketplace uses, with a hosted payment page, signed webhooks and fault
 * switches. It shares no class with the product and is left out of the production jar. All money
 * in it is test money; it refuses live keys. The product reaches it only over HTTP, through the
 * same client library and the same code path as the real provider.
 *
 * <p>Objects are kept as JSON documents ({@link coop.byhandsandbox.Documents}) and change only
 * inside one atomic {@link coop.byhandsandbox.Change}; each family of objects has its own class
 * that knows its states; {@link coop.byhandsandbox.ApiRoutes} is the table of what is served.
 */
@NullMarked
package coop.byhandsandbox;

import org.jspecify.annotations.NullMarked;
