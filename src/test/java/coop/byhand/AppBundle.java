package coop.byhand;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The app's scripts are built into target/classes; builds of Java alone leave them out. */
final class AppBundle {

  private AppBundle() {}

  /** Leaves the test out where the scripts are not built; a full build always has them. */
  static void needed() {
    boolean isThere = AppBundle.class.getResource("/META-INF/VAADIN/webapp/index.html") != null;
    if ("true".equals(System.getenv("CI")) && !isThere) {
      throw new AssertionError("the app's scripts are missing from target/classes");
    }
    assumeTrue(isThere, "the app's scripts are not built (byhand.frontend.phase=none)");
  }
}
