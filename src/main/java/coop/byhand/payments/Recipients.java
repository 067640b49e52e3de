package coop.byhand.payments;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payees and their accounts at the provider. Knows no members: a payee is a name. Money can go to a
 * payee while the provider says that transfers can arrive there, and at no other sign.
 */
@Service
public class Recipients {

  /** The provider's messages tell of changes at once; these are for the ones that were lost. */
  private static final Duration READY_PAUSE = Duration.ofDays(1);

  private static final Duration OTHERS_PAUSE = Duration.ofHours(1);
  private static final int LIST_LIMIT = 200;

  private final RecipientRows rows;
  private final Introduction introduction;
  private final PaymentJobs.Queue queue;
  private final String country;
  private final Clock clock;

  Recipients(
      RecipientRows rows,
      Introduction introduction,
      PaymentJobs.Queue queue,
      PaymentSettings settings,
      Clock clock) {
    this.rows = rows;
    this.introduction = introduction;
    this.queue = queue;
    this.country = settings.country();
    this.clock = clock;
  }

  /** What we know of a payee, without asking the provider. */
  public Optional<Recipient> find(String payee) {
    return rows.find(payee).map(RecipientRow::recipient);
  }

  /**
   * Introduces a payee who is at home where the co-op is; else as below.
   *
   * @param email where the provider writes to
   * @param returnTo where the payee comes back to; proves nothing
   */
  public OnboardOutcome onboard(String payee, String name, String email, URI returnTo) {
    return onboard(payee, name, email, country, returnTo);
  }

  /**
   * Introduces a payee to the provider, once, and makes a fresh address where the payee answers its
   * questions; never called inside a transaction. The name, mail address and country of the first
   * time stand: the payee changes the first two at the provider, and the third cannot be changed.
   *
   * @param payee 1 to 100 characters
   * @param name 1 to 200 characters
   * @param email where the provider writes to
   * @param country where the payee is at home, two letters of ISO 3166-1
   * @param returnTo where the payee comes back to; proves nothing
   */
  public OnboardOutcome onboard(
      String payee, String name, String email, String country, URI returnTo) {
    return introduction.onboard(payee, name, email, country, returnTo);
  }

  /** Has a job ask the provider about a payee. */
  @Transactional
  public void requestCheck(String payee) {
    queue.recipient(payee, clock.instant());
  }

  /** Has payees asked about that no message told of for long. Returns how many. */
  @Transactional
  public int sweep() {
    Instant now = clock.instant();
    List<String> due = rows.toCheck(now.minus(READY_PAUSE), now.minus(OTHERS_PAUSE), LIST_LIMIT);
    due.forEach(payee -> queue.recipient(payee, now));
    return due.size();
  }
}
