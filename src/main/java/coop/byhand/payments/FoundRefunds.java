package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refunds that the provider made in our name and that we have forgotten, as after a copy of the
 * database was restored. What they were for is lost; that this much of the payment is with the buyer
 * already is not. They count as parts of the next refund of the same payment, so the buyer has in
 * the end what our rows say, and never more.
 */
@Component
class FoundRefunds {

  private static final Logger LOG = LoggerFactory.getLogger(FoundRefunds.class);

  private final FoundRefundRows rows;
  private final Refunds refunds;
  private final PaymentRows payments;
  private final TransactionTemplate transaction;

  FoundRefunds(
      FoundRefundRows rows,
      Refunds refunds,
      PaymentRows payments,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.refunds = refunds;
    this.payments = payments;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Counts forgotten refunds of a payment towards one that the provider has not made yet. One of
   * exactly its amount is taken for it; otherwise they are parts of it, the oldest first. What
   * exceeds the rest stays for another refund, or for a person.
   *
   * @param made everything that the provider lists for the charge, the oldest first
   * @return the one that makes the refund complete; empty if something is left to send
   */
  Optional<ProviderRefund> count(RefundRow refund, List<MadeRefund> made, Instant now) {
    return Objects.requireNonNull(
        transaction.execute(ignored -> {
          payments.lock(refund.payment());
          List<MadeRefund> open = new ArrayList<>(forgotten(refund.payment(), made));
          Money rest = rows.rest(refund);
          while (true) {
            Optional<MadeRefund> last = first(open, rest::equals);
            if (last.isPresent()) {
              ProviderRefund answer = last.get().answer();
              LOG.warn("Refund {} was forgotten and completes {}", answer.id(), refund.id());
              refunds.store(refund.id(), RefundRow.State.SENT, answer.id(), now);
              return Optional.of(answer);
            }
            Money left = rest;
            Optional<MadeRefund> part = first(open, amount -> amount.isLessThan(left));
            if (part.isEmpty()) {
              return Optional.empty();
            }
            MadeRefund counted = part.get();
            LOG.warn("Refund {} was forgotten, a part of {}", counted.answer().id(), refund.id());
            rows.insert(counted.answer().id(), refund.id(), counted.amount(), now);
            open.remove(counted);
            rest = rest.minus(counted.amount());
          }
        }));
  }

  private static Optional<MadeRefund> first(List<MadeRefund> open, Predicate<Money> amount) {
    return open.stream().filter(each -> amount.test(each.amount())).findFirst();
  }

  /** What a refund has to send itself. */
  Money rest(RefundRow refund) {
    return rows.rest(refund);
  }

  /** The refund of ours that one of the provider's is, or is a part of. */
  Optional<RefundId> ownerOf(String providerRefund) {
    return rows.ownerOf(providerRefund);
  }

  private List<MadeRefund> forgotten(PaymentId payment, List<MadeRefund> made) {
    Set<String> counted = rows.counted(made.stream().map(each -> each.answer().id()).toList());
    return made.stream()
        .filter(each -> !counted.contains(each.answer().id()))
        .filter(
            each -> each.nameFor(payment).filter(name -> refunds.find(name).isEmpty()).isPresent())
        .toList();
  }
}
