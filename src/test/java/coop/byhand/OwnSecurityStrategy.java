package coop.byhand;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Where the current person is kept is one static for the whole JVM, and the last house to open sets
 * it. With two houses open, each test class first makes it the one of its own house; otherwise
 * whoever is signed in there would be nobody.
 */
public final class OwnSecurityStrategy implements TestExecutionListener {

  @Override
  public void prepareTestInstance(TestContext test) {
    test.getApplicationContext()
        .getBeanProvider(SecurityContextHolderStrategy.class)
        .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
  }
}
