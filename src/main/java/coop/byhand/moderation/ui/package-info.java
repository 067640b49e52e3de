/** The open cases, for members. */
@NullMarked
package coop.byhand.moderation.ui;

import org.jspecify.annotations.NullMarked;
