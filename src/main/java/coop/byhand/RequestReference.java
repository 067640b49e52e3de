package coop.byhand;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.security.SecureRandom;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Gives every request a reference: eight letters and digits that stand in each of its log lines and
 * on the page that a person sees when something went wrong.
 */
@Component
class RequestReference implements ServletRequestListener {

  /** Name of the reference in log lines and as a request attribute. */
  static final String NAME = "reference";

  // Without 0, 1, I, L, O and U: read over the telephone, they are taken for each other.
  private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    String reference = fresh();
    event.getServletRequest().setAttribute(NAME, reference);
    MDC.put(NAME, reference);
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    MDC.remove(NAME);
  }

  /** A new reference. */
  static String fresh() {
    StringBuilder reference = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      reference.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return reference.toString();
  }

  /** The reference of what this thread is doing; a new one, put into its log lines, if none. */
  static String current() {
    String reference = MDC.get(NAME);
    if (reference == null) {
      reference = fresh();
      MDC.put(NAME, reference);
    }
    return reference;
  }
}
