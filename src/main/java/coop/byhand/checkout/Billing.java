package coop.byhand.checkout;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import coop.byhand.invoicing.CreditRequest;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.InvoiceRequest;
import coop.byhand.invoicing.Invoices;
import coop.byhand.invoicing.PlaceEvidence;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.TakenBack;
import coop.byhand.look.Texts;
import coop.byhand.payments.PaymentReport;
import coop.byhand.payments.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the papers of orders written. Numbers without a gap are given out one at a time, so an invoice
 * is issued by a job of its own: were it part of the sale, every sale would wait for the one before.
 * The letters that tell of the sale are written with it, since nobody waits for those either.
 */
@Component
class Billing {

  private static final TaskDescriptor<Void> INVOICE = TaskDescriptor.of("checkout-invoice");

  private final OrderBook book;
  private final Invoices invoices;
  private final Ledger ledger;
  private final Payments payments;
  private final Texts texts;
  private final ObjectProvider<SchedulerClient> jobs;
  private final ObjectProvider<TaskRepository> within;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Billing(
      OrderBook book,
      Invoices invoices,
      Ledger ledger,
      Payments payments,
      Texts texts,
      ObjectProvider<SchedulerClient> jobs,
      ObjectProvider<TaskRepository> within,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.book = book;
    this.invoices = invoices;
    this.ledger = ledger;
    this.payments = payments;
    this.texts = texts;
    this.jobs = jobs;
    this.within = within;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Has the invoice of a paid order issued, in the caller's transaction. */
  void queue(OrderId order, Instant at) {
    // Whoever has paid and waits for a licence comes before the papers of those who have theirs.
    jobs.getObject()
        .scheduleIfNotExists(
            INVOICE.instance(order.toString()).priority(Priority.LOW).scheduledTo(at));
  }

  /**
   * Issues the invoice of a paid order and has its letters written, once. The job that calls this
   * leaves the queue in the same transaction.
   */
  void issue(OrderId id) {
    Order order = book.find(id).orElseThrow();
    transaction.executeWithoutResult(ignored -> {
      events.publishEvent(new OrderConfirmed(order, paidAt(order)));
      // After the letters: from here on every other invoice waits.
      invoices.issue(invoice(order));
      TaskRepository queue = within.getObject();
      queue.getExecution(INVOICE.instance(id.toString()).build()).ifPresent(queue::remove);
    });
  }

  private static Instant paidAt(Order order) {
    return order.state() instanceof OrderState.Paid(Instant paid) ? paid : order.placedAt();
  }

  /**
   * Writes off what a refund or a lost dispute took back, in the caller's transaction. An invoice
   * that its job has not issued yet is issued first. What an earlier credit note wrote off for a
   * refund that then failed is written off already.
   */
  void credit(Order order, String cause, Instant at) {
    List<TakenBack> taken = notYetCredited(order, ledger.takenBack(cause));
    if (taken.isEmpty()) {
      return;
    }
    invoices.issue(invoice(order));
    invoices.credit(
        new CreditRequest(
            order.id().toString(),
            cause,
            taken.stream().map(one -> line(order, one.line(), one.net(), one.tax())).toList(),
            at));
  }

  /** Of each line no more than all that went back of it less what was credited before. */
  private List<TakenBack> notYetCredited(Order order, List<TakenBack> taken) {
    List<InvoiceRequest.Line> credited =
        invoices.ofSubject(order.id().toString()).stream()
            .filter(paper -> paper.kind() == Invoice.Kind.CREDIT_NOTE)
            .flatMap(paper -> paper.lines().stream())
            .toList();
    List<TakenBack> open = new ArrayList<>();
    for (TakenBack one : taken) {
      OrderLine line = line(order, one.line());
      Money left = ledger.leftOf(one.line());
      Money gone = line.gross().minus(left);
      Money noted =
          credited.stream()
              .filter(note -> note.line().equals(one.line()))
              .map(note -> note.net().plus(note.tax()))
              .reduce(Money.zero(gone.currency()), Money::plus);
      Money missing = gone.minus(noted);
      if (!missing.isLessThan(one.net().plus(one.tax()))) {
        open.add(one);
      } else if (missing.minor() > 0) {
        open.add(part(one, missing));
      }
    }
    return open;
  }

  /** Net and tax of a part of what went back, in the ratio of the whole. */
  private static TakenBack part(TakenBack whole, Money gross) {
    List<Money> parts = Allocation.of(gross, List.of(whole.net().minor(), whole.tax().minor()));
    return new TakenBack(whole.line(), parts.get(0), parts.get(1));
  }

  private static OrderLine line(Order order, String reference) {
    return order.lines().stream()
        .filter(candidate -> candidate.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  private InvoiceRequest invoice(Order order) {
    return new InvoiceRequest(
        order.id().toString(),
        order.buyer(),
        order.billedTo(),
        order.address(),
        order.vatId(),
        tax(order),
        order.granted().stream()
            .map(
                line -> line(order, line.reference(), line.settlement().net(), line.tax().amount()))
            .toList(),
        order.language(),
        paidAt(order));
  }

  /**
   * As the buyer agreed to it, with the country of the bank that paid as evidence of where a
   * consumer is. A business shows its number for that.
   */
  private TaxAssessment tax(Order order) {
    return payments
        .report(order.payment())
        .map(PaymentReport::country)
        .filter(country -> order.vatId().isEmpty())
        .map(country -> new PlaceEvidence(PlaceEvidence.Source.CARD, country))
        .map(order.tax()::seenAlso)
        .orElse(order.tax());
  }

  private InvoiceRequest.Line line(Order order, String reference, Money net, Money tax) {
    OrderLine line = line(order, reference);
    String words =
        texts.in(
            order.language(),
            "checkout.invoice.line",
            line.title(),
            texts.in(order.language(), "checkout.licence." + line.licence()));
    return new InvoiceRequest.Line(reference, words, net, tax);
  }

  /** The job. */
  @Configuration(proxyBeanMethods = false)
  static class Jobs {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    // 2 + 4 + 8 + … + 4,096 seconds: a little over two hours in all.
    private static final int RETRIES = 12;

    @Bean
    Task<Void> checkoutInvoiceTask(
        ObjectProvider<Billing> billing,
        ObjectProvider<CompletionHandler<Void>> end,
        ObjectProvider<FailureHandler<Void>> givingUp) {
      return Tasks.custom(INVOICE)
          .onFailure(
              FailureHandler.<Void>maxRetries(RETRIES)
                  .withBackoff(FIRST_RETRY, 2)
                  // No sweep looks for orders without their papers: a person has it tried again.
                  .then((complete, queue) -> givingUp.getObject().onFailure(complete, queue)))
          .execute((instance, context) -> {
            OrderId.parse(instance.getId()).ifPresent(billing.getObject()::issue);
            return end.getObject();
          });
    }
  }
}
