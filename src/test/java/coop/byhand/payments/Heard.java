package coop.byhand.payments;

import coop.byhand.payments.ProviderEvent.PaymentRefunded;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What this room told the others in transactions that ended well. Noted just before the commit, so
 * that whoever sees the new state finds what was told of it.
 */
public class Heard {

  private final Queue<Object> all = new ConcurrentLinkedQueue<>();

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(RefundEvent told) {
    all.add(told);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(PaymentRefunded told) {
    all.add(told);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(TransferEvent told) {
    all.add(told);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(DisputeEvent told) {
    all.add(told);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(BankEvent told) {
    all.add(told);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(RecipientChanged told) {
    all.add(told);
  }

  List<RefundEvent> of(RefundId id) {
    return told(RefundEvent.class, event -> event.refund().equals(id));
  }

  List<PaymentRefunded> wholesOf(PaymentId id) {
    return told(PaymentRefunded.class, event -> event.payment().equals(id));
  }

  /** The events of one kind that fit, in the order in which they were told. */
  <T> List<T> told(Class<T> kind, Predicate<T> which) {
    return all.stream().filter(kind::isInstance).map(kind::cast).filter(which).toList();
  }
}
