/** The operator's page. */
@NullMarked
package coop.byhand.oversight.ui;

import org.jspecify.annotations.NullMarked;
