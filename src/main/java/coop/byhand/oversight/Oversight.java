package coop.byhand.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks after what must hold about money and licences: asks the database for violations, keeps what
 * it found, and shows the queue. It reports and repairs nothing.
 */
@Service
public class Oversight {

  private static final Logger LOG = LoggerFactory.getLogger(Oversight.class);

  /** Long enough to see since when something is wrong. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final Looks looks;
  private final Clock clock;

  Oversight(Looks looks, Clock clock) {
    this.looks = looks;
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
}
