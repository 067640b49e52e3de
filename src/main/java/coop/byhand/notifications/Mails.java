package coop.byhand.notifications;

import static com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mail that people get. A mail is written in the transaction of what it tells of, or by a job
 * that was put in there, so it tells of nothing that did not happen; a job sends it. Without a mail
 * server it is only kept.
 */
@Service
public class Mails {

  private static final Duration KEEP_SECRETS = Duration.ofDays(1);

  private final Outbox outbox;
  private final Postman postman;
  private final ObjectProvider<SchedulerClient> jobs;
  private final Clock clock;

  Mails(Outbox outbox, Postman postman, ObjectProvider<SchedulerClient> jobs, Clock clock) {
    this.outbox = outbox;
    this.postman = postman;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The newest mails, newest first. */
  @Transactional(readOnly = true)
  public List<Mail> newest(int most) {
    return outbox.newest(most);
  }

  /** One mail. */
  @Transactional(readOnly = true)
  public Optional<Mail> find(MailId id) {
    return outbox.find(id);
  }

  /** Notes that the mail server took a mail, and erases a secret in it. */
  @Transactional
  public void markSent(MailId id) {
    outbox.markSent(id, clock.instant());
  }

  /** Erases secrets in mail older than a day, also where it could never be sent. */
  @Transactional
  public void eraseOldSecrets() {
    outbox.eraseSecretsWrittenBefore(clock.instant().minus(KEEP_SECRETS));
  }

  /** Writes a mail within the running transaction; the same cause only once. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Letter letter) {
    Instant now = clock.instant();
    MailId id = MailId.at(now);
    if (outbox.insertIfNew(id, letter, now) == 1 && postman.canSend()) {
      jobs.getObject()
          .schedule(MailJobs.SEND.instance(id.toString()).scheduledTo(now), WHEN_EXISTS_DO_NOTHING);
    }
  }
}
