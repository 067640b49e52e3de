package coop.byhandsimulation;

import coop.byhand.oversight.Invariant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks the database itself, past the application, whether what must hold holds. */
final class Verdicts {

  private static final int SHOWN = 5;

  private Verdicts() {}

  /** What does not hold now, in words, each beginning with the invariant. */
  static List<String> look(Play play) {
    List<String> broken = new ArrayList<>();
    try (Connection connection = play.house().connect()) {
      read(connection, play.house().clock().instant())
          .forEach((invariant, violations) ->
              violations.forEach(violation ->
                  broken.add(invariant + " after step " + play.step() + ": " + violation)));
    } catch (SQLException away) {
      throw new IllegalStateException("the invariants cannot be read", away);
    }
    broken.forEach(play::tell);
    return broken;
  }

  /** What each invariant's views show; an empty list means that it holds. */
  static Map<Invariant, List<String>> read(Connection database, Instant now) throws SQLException {
    Map<Invariant, List<String>> found = new EnumMap<>(Invariant.class);
    try (Statement statement = database.createStatement()) {
      statement.execute("set byhand.now = '" + now + "'");
      for (Invariant invariant : Invariant.values()) {
        List<String> violations = new ArrayList<>();
        for (String view : invariant.views()) {
          try (ResultSet rows =
              statement.executeQuery(
                  "select subject, detail from oversight." + view + " limit " + SHOWN)) {
            while (rows.next()) {
              violations.add(rows.getString(1) + ": " + rows.getString(2));
            }
          }
        }
        found.put(invariant, violations);
      }
    }
    return found;
  }
}
