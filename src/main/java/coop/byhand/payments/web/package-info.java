/** Where the payment provider's messages arrive. */
@NullMarked
package coop.byhand.payments.web;

import org.jspecify.annotations.NullMarked;
