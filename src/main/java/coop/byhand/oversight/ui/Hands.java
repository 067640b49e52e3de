package coop.byhand.oversight.ui;

import coop.byhand.members.MemberId;
import coop.byhand.oversight.Handled;
import coop.byhand.oversight.Oversight;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of the page may have done, being on the board.
 *
 * @param after shows the page again, with what came of it, if there is something to say
 */
record Hands(Oversight oversight, MemberId board, Consumer<@Nullable Handled> after) {}
