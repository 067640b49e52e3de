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
 * already is not. They count as parts of the next refund of the same payment that is not smaller.
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

  /** What is left to do for a refund once the forgotten ones are counted. */
  sealed interface Counted {

    /** The provider has made it, under whatever name. */
    record Complete(ProviderRefund answer) implements Counted {}

    /** So much has to be sent. */
    record Rest(Money amount) implements Counted {}

    /**
     * A forgotten one is more than what is left to send, so it may have been for this and for
     * something else: a person has to say what it was.
     */
    record TooLarge(MadeRefund forgotten) implements Counted {}
  }

  /**
   * Counts forgotten refunds of a payment towards one that the provider has not made yet. One of
   * exactly its amount is taken for it; otherwise they are parts of it, the oldest first. A part
   * that has come back counts no more.
   *
   * @param made everything that the provider lists for the charge, the oldest first
   * @throws IllegalStateException if the refund was changed meanwhile: it has to be read again
   */
  Counted count(RefundId id, List<MadeRefund> made, Instant now) {
    return Objects.requireNonNull(
        transaction.execute(ignored -> {
          // Two callers may work on one refund, and what the first has counted is only seen here.
          RefundRow refund = refunds.lock(id);
          payments.lock(refund.payment());
          if (refund.providerRefund() != null || refund.isDecided()) {
            throw new IllegalStateException("refund " + id + " was changed meanwhile");
          }
          rows.markCameBack(id, cameBack(made), now);
          return count(refund, new ArrayList<>(forgotten(made)), now);
        }));
  }

  private Counted count(RefundRow refund, List<MadeRefund> open, Instant now) {
    Money rest = rows.rest(refund);
    while (!open.isEmpty()) {
      Optional<MadeRefund> last = first(open, rest::equals);
      if (last.isPresent()) {
        ProviderRefund answer = last.get().answer();
        LOG.warn("Refund {} was forgotten and completes {}", answer.id(), refund.id());
        refunds.store(refund.id(), RefundRow.State.SENT, answer.id(), now);
        return new Counted.Complete(answer);
      }
      Money left = rest;
      Optional<MadeRefund> part = first(open, amount -> amount.isLessThan(left));
      if (part.isEmpty()) {
        return new Counted.TooLarge(open.getFirst());
      }
      MadeRefund counted = part.get();
      LOG.warn("Refund {} was forgotten, a part of {}", counted.answer().id(), refund.id());
      rows.insert(counted.answer().id(), refund.id(), counted.amount(), now);
      open.remove(counted);
      rest = rest.minus(counted.amount());
    }
    return new Counted.Rest(rest);
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

  private List<MadeRefund> forgotten(List<MadeRefund> made) {
    Set<String> counted = rows.counted(made.stream().map(each -> each.answer().id()).toList());
    return made.stream()
        .filter(each -> !each.cameBack() && !counted.contains(each.answer().id()))
        .filter(each -> each.name().filter(name -> refunds.find(name).isEmpty()).isPresent())
        .toList();
  }

  private static List<String> cameBack(List<MadeRefund> made) {
    return made.stream().filter(MadeRefund::cameBack).map(each -> each.answer().id()).toList();
  }
}
