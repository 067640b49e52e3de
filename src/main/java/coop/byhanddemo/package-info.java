/**
 * What running from source adds, and what the production jar leaves out: an embedded PostgreSQL, a
 * clock that a person can move, the payment sandbox, the demo co-op with its works, a page that
 * shows the mails and a list to sign in from.
 */
@NullMarked
package coop.byhanddemo;

import org.jspecify.annotations.NullMarked;
