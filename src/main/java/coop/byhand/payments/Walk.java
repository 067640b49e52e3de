package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.MovementEvent.FeeCharged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through the provider's events and movements: stores the messages that did not reach us,
 * copies the movements, notes what explains each, and raises an alert for what nothing explains
 * either way. Begins before the last complete walk began, so that a walk that broke off leaves no
 * gap.
 */
@Component
class Walk {

  private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

  /** The provider lists some things a little after they happened. */
  private static final Duration OVERLAP = Duration.ofHours(2);

  /** As long as the provider lists events. */
  private static final Duration EVENTS_KEPT = Duration.ofDays(30);

  /** The provider's words for money of a refund that a buyer's bank did not take. */
  private static final Set<String> CAME_BACK = Set.of("refund_failure", "payment_failure_refund");

  private final BalanceRows rows;
  private final Inbox inbox;
  private final AlertRows alerts;
  private final MessageReader reader;
  private final PaymentGateway gateway;
  private final MoneyBack refunds;
  private final DisputeDesk disputes;
  private final BankDesk bank;
  private final FoundTransfers transfers;
  private final StrayPayments strays;
  private final Unallocated unallocated;
  private final Corrections corrections;
  private final PaymentJobs.Queue queue;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean wentSinceTheStart;

  Walk(
      BalanceRows rows,
      Inbox inbox,
      AlertRows alerts,
      MessageReader reader,
      PaymentGateway gateway,
      MoneyBack refunds,
      DisputeDesk disputes,
      BankDesk bank,
      FoundTransfers transfers,
      StrayPayments strays,
      Unallocated unallocated,
      Corrections corrections,
      PaymentJobs.Queue queue,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.inbox = inbox;
    this.alerts = alerts;
    this.reader = reader;
    this.gateway = gateway;
    this.refunds = refunds;
    this.disputes = disputes;
    this.bank = bank;
    this.transfers = transfers;
    this.strays = strays;
    this.unallocated = unallocated;
    this.corrections = corrections;
    this.queue = queue;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Compares, unless that was done since this process started. A copy of the database may have been
   * restored before, so nothing is sent until what it has forgotten is known.
   */
  void goOnceSinceTheStart() {
    if (!wentSinceTheStart) {
      go();
    }
  }

  ReconciliationReport go() {
    Instant started = clock.instant();
    Instant since = rows.last().map(last -> last.startedAt().minus(OVERLAP)).orElse(Instant.EPOCH);
    Instant kept = started.minus(EVENTS_KEPT);
    try {
      int events = catchUp(since.isAfter(kept) ? since : kept, false);
      events += catchUp(kept, true);
      int movements = copy(since);
      link(started);
      bookFees();
      askAboutStrangers(started);
      link(started);
      ReconciliationReport report = finish(started, events, movements);
      wentSinceTheStart = true;
      return report;
    } catch (PaymentRefused refused) {
      throw new IllegalStateException("the provider refuses to list", refused);
    } catch (PaymentsUnavailable away) {
      if (away.refusesUs()) {
        alerts.raise(
            new Alert(
                Alert.Kind.PROVIDER_REFUSES_US,
                "key",
                "The provider does not accept our key, so nothing is paid, sent or compared. Make a"
                    + " new one there and set byhand.payments.secret-key",
                clock.instant()));
      }
      throw away;
    }
  }

  /** Stores the messages that we lack and has them worked. */
  private int catchUp(Instant since, boolean onlyUndelivered) throws PaymentRefused {
    int found = 0;
    String last = null;
    boolean more = true;
    while (more) {
      Batch<ListedEvent> page = gateway.balance().events(since, last, onlyUndelivered);
      Set<String> known = inbox.known(page.items().stream().map(ListedEvent::id).toList());
      for (ListedEvent event : page.items()) {
        found += known.contains(event.id()) ? 0 : store(event);
        last = event.id();
      }
      more = page.more() && !page.items().isEmpty();
    }
    return found;
  }

  /** What is listed and of no interest to us was never meant to arrive. */
  private int store(ListedEvent event) {
    ProviderMessage message = reader.read(event.body());
    if (!message.isOfKnownType()) {
      return 0;
    }
    Integer stored =
        transaction.execute(ignored -> {
          Instant now = clock.instant();
          int added = inbox.store(message, event.body(), Inbox.Way.LIST, now);
          if (added > 0) {
            queue.event(message.id(), now);
          }
          return added;
        });
    return stored == null ? 0 : stored;
  }

  private int copy(Instant since) throws PaymentRefused {
    int found = 0;
    String last = null;
    boolean more = true;
    while (more) {
      Batch<Movement> page = gateway.balance().movements(since, last);
      found += rows.insert(page.items(), clock.instant());
      last = page.items().isEmpty() ? last : page.items().getLast().id();
      more = page.more() && !page.items().isEmpty();
    }
    return found;
  }

  private void link(Instant now) {
    transaction.executeWithoutResult(ignored -> corrections.link(now));
  }

  private void bookFees() {
    transaction.executeWithoutResult(ignored -> {
      Instant now = clock.instant();
      rows.linkFees(now)
          .forEach(fee ->
              events.publishEvent(
                  new FeeCharged(fee.id(), Money.of(fee.net(), fee.currency()), now)));
    });
  }

  /**
   * Disputes and payouts begin at the provider, a refund may come back after months, and a transfer
   * or a payment may have been forgotten, or its message lost for longer than messages are kept: the
   * movement names them, so they can be asked for.
   */
  private void askAboutStrangers(Instant now) {
    for (Movement moved : rows.unexplained(now.plus(OVERLAP))) {
      String source = moved.source();
      if (source == null) {
        continue;
      }
      try {
        if (moved.type().startsWith("payout")) {
          bank.ask(source, null);
        } else if (moved.type().equals("adjustment") && moved.category().startsWith("dispute")) {
          disputes.ask(source, null);
        } else if (CAME_BACK.contains(moved.type())) {
          refunds.askAbout(source);
        } else if (moved.type().equals("transfer")) {
          transfers.ask(source);
        } else if (moved.type().equals("charge") || moved.type().equals("payment")) {
          strays.ask(source);
        }
      } catch (IllegalStateException unknown) {
        LOG.warn("Movement {} comes from {}, which the provider does not know", moved.id(), source);
      }
    }
  }

  private ReconciliationReport finish(Instant started, int events, int movements) {
    ReconciliationReport report =
        Objects.requireNonNull(
            transaction.execute(ignored -> conclude(started, events, movements)));
    if (!report.agrees()) {
      LOG.error("The provider's balance does not agree with ours: {}", report);
    }
    return report;
  }

  /** What a person says meanwhile waits for this transaction, or is seen by it. */
  private ReconciliationReport conclude(Instant started, int events, int movements) {
    List<OutstandingItem> missing = corrections.outstanding(started);
    List<Movement> unexplained = rows.unexplained(started.minus(Corrections.GRACE));
    Instant now = clock.instant();
    unexplained.forEach(moved ->
        alerts.raise(new Alert(Alert.Kind.MOVEMENT_UNEXPLAINED, moved.id(), advice(moved), now)));
    missing.forEach(ours ->
        alerts.raise(
            new Alert(Alert.Kind.MOVEMENT_MISSING, ours.item().key(), adviceOnMissing(ours), now)));
    alerts.resolveAllBut(
        Alert.Kind.MOVEMENT_UNEXPLAINED, unexplained.stream().map(Movement::id).toList(), now);
    alerts.resolveAllBut(
        Alert.Kind.MOVEMENT_MISSING, missing.stream().map(ours -> ours.item().key()).toList(), now);
    alerts.resolve(Alert.Kind.PROVIDER_REFUSES_US, "key", now);
    ReconciliationReport report =
        new ReconciliationReport(
            started, now, events, movements, unexplained.size(), missing.size());
    rows.insert(report);
    unallocated.settle(unexplained, now);
    return report;
  }

  private static String advice(Movement moved) {
    return "The provider moved "
        + Money.of(moved.net(), moved.currency())
        + " ("
        + moved.type()
        + nameOf(moved.source())
        + ") and nothing of ours explains it. Look it up at the provider under "
        + moved.id()
        + ": if somebody did it there by hand, say so on the page for money that nothing explains;"
        + " if it belongs to a payment, refund,"
        + " transfer, dispute or payout of ours, have its message worked again";
  }

  private static String adviceOnMissing(OutstandingItem ours) {
    return "We count on "
        + ours.told()
        + nameOf(ours.source().orElse(null))
        + " and the provider lists "
        + ours.listed()
        + " for it. Look for it at the provider; if it is not there, have the difference booked on"
        + " the page for money that nothing explains";
  }

  private static String nameOf(@Nullable String source) {
    return source == null ? "" : ", " + source;
  }
}
