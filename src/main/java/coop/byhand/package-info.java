/** The application itself: starting it, and nothing else. Each room is a package below. */
@NullMarked
package coop.byhand;

import org.jspecify.annotations.NullMarked;
