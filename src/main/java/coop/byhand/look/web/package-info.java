/** The frame of the public pages: language, canonical address, errors. No session. */
@NullMarked
package coop.byhand.look.web;

import org.jspecify.annotations.NullMarked;
