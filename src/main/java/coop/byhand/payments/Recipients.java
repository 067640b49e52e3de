package coop.byhand.payments;

import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Payees and their accounts at the provider. Knows no members: a payee is a name. */
@Service
public class Recipients {

  /** What we know of a payee, without asking the provider. */
  public Optional<Recipient> find(String payee) {
    throw new UnsupportedOperationException(payee);
  }

  /**
   * Introduces a payee to the provider, once, and makes a fresh address where the payee answers its
   * questions; never called inside a transaction.
   *
   * @param email where the provider writes to
   * @param returnTo where the payee comes back to; proves nothing
   */
  public OnboardOutcome onboard(String payee, String name, String email, URI returnTo) {
    throw new UnsupportedOperationException(payee + name + email + returnTo);
  }

  /** Has a job ask the provider about a payee. */
  public void requestCheck(String payee) {
    throw new UnsupportedOperationException(payee);
  }
}
