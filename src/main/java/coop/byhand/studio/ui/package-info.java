/** The creator's views: the desk, the works, bringing one and handing it in. They decide nothing. */
@NullMarked
package coop.byhand.studio.ui;

import org.jspecify.annotations.NullMarked;
