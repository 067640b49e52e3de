package coop.byhand.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One kind of job in the queue.
 *
 * @param waiting all of them, due or not
 * @param overdue due for more than five minutes, and nobody who is alive works it
 * @param failing tried at least once and not done
 * @param oldestDue when the oldest one that is overdue was due, null if none is
 */
public record QueueLine(
    String kind, long waiting, long overdue, long failing, @Nullable Instant oldestDue) {}
