package coop.byhand.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mail that the mail server has not taken yet.
 *
 * @param oldest when the oldest was written, null if there is none
 * @param toBeSent whether there is a mail server that could take it
 */
public record UnsentMail(long number, @Nullable Instant oldest, boolean toBeSent) {}
