/** The shop window: home, search, work and creator pages. They compose rooms and decide nothing. */
@NullMarked
package coop.byhand.storefront.web;

import org.jspecify.annotations.NullMarked;
