package coop.byhand;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Statements that the database must refuse. To truncate, it first locks one table after the other,
 * and the house's own jobs may hold one of them: a deadlock is no answer to the question, so it is
 * asked again.
 */
public final class Deadlocks {

  /** "deadlock_detected" (PostgreSQL, appendix A). */
  private static final String DEADLOCK = "40P01";

  private static final int TRIES = 20;

  private Deadlocks() {}

  /** The same, said again as long as a deadlock is all that comes of it. */
  public static ThrowingCallable saidAgain(ThrowingCallable statement) {
    return () -> {
      for (int tries = 1; ; tries++) {
        try {
          statement.call();
          return;
        } catch (Exception refusal) {
          if (tries == TRIES || !isDeadlock(refusal)) {
            throw refusal;
          }
        }
      }
    };
  }

  private static boolean isDeadlock(Throwable refusal) {
    return Stream.iterate(refusal, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause -> cause instanceof SQLException answer && DEADLOCK.equals(answer.getSQLState()));
  }
}
