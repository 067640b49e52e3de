package coop.byhand.oversight;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.Alert;
import coop.byhand.payments.Alerts;
import coop.byhand.payments.ProviderMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks after what must hold about money and licences: asks the database for violations, keeps what
 * it found, and shows the queue. It reports and repairs nothing; the board can note what it has done
 * about a finding, and have something tried again.
 */
@Service
public class Oversight {

  private static final Logger LOG = LoggerFactory.getLogger(Oversight.class);

  /** Long enough to see since when something is wrong. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** Two looks that are this far apart or less say that something did not pass by itself. */
  private static final Duration SOON_AFTER = Duration.ofHours(1);

  private final Looks looks;
  private final Membership members;
  private final Alerts alerts;
  private final ProviderMessages messages;
  private final GivenUpRows givenUp;
  private final ObjectProvider<SchedulerClient> jobs;
  private final ObjectProvider<JavaMailSender> mailServer;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Oversight(
      Looks looks,
      Membership members,
      Alerts alerts,
      ProviderMessages messages,
      GivenUpRows givenUp,
      ObjectProvider<SchedulerClient> jobs,
      ObjectProvider<JavaMailSender> mailServer,
      ApplicationEventPublisher events,
      Clock clock) {
    this.looks = looks;
    this.members = members;
    this.alerts = alerts;
    this.messages = messages;
    this.givenUp = givenUp;
    this.jobs = jobs;
    this.mailServer = mailServer;
    this.events = events;
    this.clock = clock;
  }

  /** Looks at every invariant in one state of the database and keeps what was found. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public List<Look> look() {
    Instant now = clock.instant();
    looks.tellTime(now);
    List<Look> found =
        Arrays.stream(Invariant.values()).map(invariant -> looks.look(invariant, now)).toList();
    found.forEach(looks::insert);
    found.stream()
        .filter(look -> !look.holds())
        .forEach(look ->
            LOG.error(
                "{} does not hold: {} violations, among them {}",
                look.invariant(),
                look.violations(),
                look.sample()));
    looks.forgetBefore(now.minus(KEPT));
    return found;
  }

  /**
   * Says that a person is needed, if alerts are open or two looks, one soon after the other, found
   * the same thing broken. Apart from the look: whoever hears it may fail.
   */
  @Transactional
  public void callTheBoard() {
    Instant now = clock.instant();
    List<Invariant> broken = looks.brokenTwiceSince(now.minus(SOON_AFTER));
    List<Instant> raised = alerts.open().stream().map(Alert::raisedAt).toList();
    if (!raised.isEmpty() || !broken.isEmpty()) {
      events.publishEvent(new BoardIsNeeded(raised, broken, now));
    }
  }

  /** The last look at each invariant, in their order; empty before the first. */
  @Transactional(readOnly = true)
  public List<Look> lastLooks() {
    return List.copyOf(looks.last().values());
  }

  /** What waits in the queue of jobs. */
  @Transactional(readOnly = true)
  public List<QueueLine> queue() {
    return looks.queue(clock.instant());
  }

  /** Jobs that failed for too long and left the queue, by kind. */
  @Transactional(readOnly = true)
  public List<GivenUp> givenUp() {
    return givenUp.byKind();
  }

  /** Mail that waits to be sent. */
  @Transactional(readOnly = true)
  public UnsentMail unsentMail() {
    return looks.unsentMail(mailServer.getIfAvailable() != null);
  }

  /**
   * Somebody on the board has the given up jobs of a kind tried again: they are due at once. Each
   * may run twice, so it does no harm where one was done meanwhile.
   */
  @Transactional
  public Handled tryAgain(MemberId by, String kind) {
    if (!isOnTheBoard(by)) {
      return Handled.NOT_THE_BOARD;
    }
    List<String> taken = givenUp.take(kind);
    Instant now = clock.instant();
    SchedulerClient queue = jobs.getObject();
    taken.forEach(id -> queue.scheduleIfNotExists(new TaskInstance<>(kind, id), now));
    return taken.isEmpty() ? Handled.NOT_OPEN : Handled.QUEUED;
  }

  /**
   * Somebody on the board says that an alert is dealt with. Nothing but the alert changes.
   *
   * @param words what was done
   */
  @Transactional
  public Handled dealtWith(MemberId by, Alert alert, String words) {
    if (!isOnTheBoard(by)) {
      return Handled.NOT_THE_BOARD;
    }
    return switch (alerts.dealtWith(alert, by.toString(), words)) {
      case CLOSED -> Handled.DONE;
      case WORDS_MISSING -> Handled.WORDS_MISSING;
      case NOT_OPEN -> Handled.NOT_OPEN;
    };
  }

  /** Somebody on the board has a message of the provider that was set aside worked again. */
  @Transactional
  public Handled workAgain(MemberId by, String eventId) {
    if (!isOnTheBoard(by)) {
      return Handled.NOT_THE_BOARD;
    }
    messages.workAgain(eventId, by.toString());
    return Handled.QUEUED;
  }

  private boolean isOnTheBoard(MemberId by) {
    return members.offices(by).contains(Office.BOARD);
  }
}
