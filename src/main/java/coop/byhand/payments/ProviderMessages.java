package coop.byhand.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receives what the provider sends: checks the signature, stores the message and has a job act on
 * it. A message only says what to ask about; what is true is what the provider answers. Messages
 * that we do not understand are parked for a person, never lost.
 */
@Service
public class ProviderMessages {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderMessages.class);

  private final StripeSignature signature;
  private final MessageReader reader;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final MessageDesk desk;
  private final PaymentJobs.Queue queue;
  private final Clock clock;

  ProviderMessages(
      StripeSignature signature,
      MessageReader reader,
      Inbox inbox,
      AlertRows alerts,
      MessageDesk desk,
      PaymentJobs.Queue queue,
      Clock clock) {
    this.signature = signature;
    this.reader = reader;
    this.inbox = inbox;
    this.alerts = alerts;
    this.desk = desk;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Stores an authentic message with a whole object, and its job, in one transaction. The body must
   * be the bytes as they came, since the signature is over them.
   */
  @Transactional
  public ReceiveOutcome receive(byte[] body, @Nullable String signatureHeader) {
    Instant now = clock.instant();
    String text = new String(body, StandardCharsets.UTF_8);
    return signature.isAuthentic(text, signatureHeader, now)
        ? store(text, Inbox.Way.HOOK, now)
        : refused();
  }

  /** The same for a message that only names an object, which is signed with another secret. */
  @Transactional
  public ReceiveOutcome receiveThin(byte[] body, @Nullable String signatureHeader) {
    Instant now = clock.instant();
    String text = new String(body, StandardCharsets.UTF_8);
    return signature.isAuthenticThin(text, signatureHeader, now)
        ? store(text, Inbox.Way.THIN_HOOK, now)
        : refused();
  }

  private ReceiveOutcome store(String text, Inbox.Way way, Instant now) {
    ProviderMessage message = reader.read(text);
    if (inbox.store(message, text, way, now) == 0) {
      return new ReceiveOutcome.AlreadyStored(message.id());
    }
    queue.event(message.id(), now);
    return new ReceiveOutcome.Stored(message.id());
  }

  private static ReceiveOutcome refused() {
    LOG.warn("A message to the payment webhook was refused: its signature is not ours or not now");
    return new ReceiveOutcome.NotAuthentic();
  }

  /** Acts on a stored message; doing it again changes nothing. Called by the job. */
  public void work(String eventId) {
    desk.work(eventId);
  }

  /**
   * A person has a parked message worked again, for example after what it speaks of was put right.
   * Its alert is closed; should it be parked again, another is raised. Does nothing to a message
   * that is not parked.
   *
   * @param by the person, in outside form
   */
  @Transactional
  public void workAgain(String eventId, String by) {
    Instant now = clock.instant();
    if (inbox.unpark(eventId) > 0) {
      alerts.resolve(Alert.Kind.EVENT_PARKED, eventId, by, null, now);
      queue.eventAgain(eventId, now);
    }
  }

  /** Sets a message aside for a person and raises an alert; the job does so when it gives up. */
  public void setAside(String eventId, String because) {
    desk.park(eventId, because);
  }
}
