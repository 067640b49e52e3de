package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import coop.byhand.payments.DisputeEvent.FundsReinstated;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import coop.byhand.payments.ProviderDispute.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer of the provider changes about a dispute. Everything follows from the
 * answer, not from the message that led to it, so the order of messages does not matter; what was
 * told once is not told again.
 *
 * @param note something a person should look at, null if nothing
 */
record DisputeProgress(DisputeRow after, List<DisputeEvent> events, @Nullable String note) {

  /**
   * The next step.
   *
   * @param before null when we hear of the dispute for the first time
   */
  static DisputeProgress of(
      @Nullable DisputeRow before, PaymentId payment, ProviderDispute answer, Instant now) {
    List<DisputeEvent> events = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String id = answer.id();
    if (before == null) {
      events.add(
          new DisputeOpened(
              id, payment, answer.amount(), answer.reason(), answer.evidenceBy(), now));
    }
    boolean sameCurrency =
        answer.movements().stream()
            .allMatch(each -> each.amount().currency().equals(answer.amount().currency()));
    List<Movement> counted = sameCurrency ? answer.movements() : List.of();
    if (!sameCurrency) {
      notes.add(
          "it moved money in another currency than it is about: say what that was on the page for"
              + " money that nothing explains");
    }
    List<Movement> out = which(counted, Money::isNegative);
    List<Movement> back = which(counted, amount -> amount.minor() > 0);
    Money withdrawn = before == null ? null : before.withdrawn();
    Money fee = before == null ? null : before.fee();
    if (withdrawn == null && !out.isEmpty()) {
      withdrawn = sum(out, Movement::amount).negated();
      fee = sum(out, Movement::fee);
      Verdict ended = before == null ? null : before.verdict();
      events.add(new FundsWithdrawn(id, payment, withdrawn, fee, now, ended));
    } else if (withdrawn != null
        && !out.isEmpty()
        && !withdrawn.equals(sum(out, Movement::amount).negated())) {
      notes.add("money left more than once: " + withdrawn + " first");
    }
    Money reinstated = before == null ? null : before.reinstated();
    if (reinstated == null && withdrawn != null && !back.isEmpty()) {
      reinstated = sum(back, Movement::amount).minus(sum(back, Movement::fee));
      events.add(new FundsReinstated(id, payment, reinstated, now));
    }
    Verdict said = verdict(answer.status());
    Verdict verdict = before == null ? null : before.verdict();
    if (verdict == null && said != null) {
      verdict = said;
      events.add(new DisputeClosed(id, payment, said, now));
    } else if (verdict != null) {
      afterwards(verdict, said, withdrawn).ifPresent(notes::add);
    }
    DisputeRow after =
        new DisputeRow(
            id,
            payment,
            answer.amount(),
            answer.reason(),
            before == null || before.verdict() == null ? answer.status() : before.status(),
            answer.evidenceBy(),
            withdrawn,
            fee,
            reinstated,
            verdict);
    return new DisputeProgress(
        after, List.copyOf(events), notes.isEmpty() ? null : String.join("; ", notes));
  }

  /** What is odd about an answer after the verdict; one without a verdict is only an old one. */
  private static Optional<String> afterwards(
      Verdict verdict, @Nullable Verdict said, @Nullable Money withdrawn) {
    boolean withoutMoney = verdict == Verdict.WARNING_CLOSED || verdict == Verdict.PREVENTED;
    if (said != null && said != verdict) {
      return Optional.of("it ended as " + verdict + " and is now " + said);
    }
    return withoutMoney && withdrawn != null
        ? Optional.of("it ended as " + verdict + " and money left: " + withdrawn)
        : Optional.empty();
  }

  private static @Nullable Verdict verdict(String status) {
    return switch (status) {
      case "won" -> Verdict.WON;
      case "lost" -> Verdict.LOST;
      case "warning_closed" -> Verdict.WARNING_CLOSED;
      case "prevented" -> Verdict.PREVENTED;
      default -> null;
    };
  }

  private static List<Movement> which(List<Movement> all, Predicate<Money> amounts) {
    return all.stream().filter(each -> amounts.test(each.amount())).toList();
  }

  private static Money sum(List<Movement> movements, Function<Movement, Money> part) {
    return movements.stream().map(part).reduce(Money::plus).orElseThrow();
  }
}
