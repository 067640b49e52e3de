/** The frame of the app for signed-in people and the components its views share. */
@NullMarked
package coop.byhand.look.ui;

import org.jspecify.annotations.NullMarked;
