package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentState.Decline;
import coop.byhand.payments.PaymentState.Expired;
import coop.byhand.payments.PaymentState.Failed;
import coop.byhand.payments.PaymentState.Intended;
import coop.byhand.payments.PaymentState.Open;
import coop.byhand.payments.PaymentState.Processing;
import coop.byhand.payments.PaymentState.Succeeded;
import coop.byhand.payments.ProviderEvent.PaymentExpired;
import coop.byhand.payments.ProviderEvent.PaymentFailed;
import coop.byhand.payments.ProviderEvent.PaymentSucceeded;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer of the provider changes about a stored payment. The order in which
 * answers arrive does not matter: a payment never leaves success, and each event is given once.
 */
sealed interface Progress {

  /**
   * The payment as it is to be stored now, and what to tell the other rooms.
   *
   * @param note something a person should look at although the step is right, null if nothing
   */
  record Step(PaymentRow after, List<ProviderEvent> events, @Nullable String note)
      implements Progress {}

  /** The provider speaks of another payment than the one we asked for; nothing is changed. */
  record Mismatch(String detail) implements Progress {}

  static Progress of(PaymentRow before, ProviderSession answer, Instant now) {
    return mismatch(before, answer)
        .<Progress>map(Mismatch::new)
        .orElseGet(() -> step(before, answer, now));
  }

  private static Optional<String> mismatch(PaymentRow before, ProviderSession answer) {
    Intention intention = before.intention();
    if (!intention.id().toString().equals(answer.payment())) {
      return Optional.of("the session names " + answer.payment());
    }
    if (before.session() != null && !before.session().equals(answer.id())) {
      return Optional.of("a second session " + answer.id() + " beside " + before.session());
    }
    if (intention.live() != answer.live()) {
      return Optional.of(answer.live() ? "real money for a test" : "test money for a real payment");
    }
    if (!intention.request().amount().equals(answer.amount())) {
      return Optional.of(
          "asked for " + intention.request().amount() + ", the session has " + answer.amount());
    }
    return Optional.empty();
  }

  private static Step step(PaymentRow before, ProviderSession answer, Instant now) {
    Decline decline = decline(before.decline(), answer.declineCode(), now);
    PaymentState state = next(before, answer, decline, now);
    List<ProviderEvent> events = new ArrayList<>();
    PaymentId id = before.id();
    if (!state.getClass().equals(before.state().getClass())) {
      switch (state) {
        case Succeeded(Money amount, Instant at) ->
            events.add(new PaymentSucceeded(id, amount, at));
        case Expired(Instant at) -> events.add(new PaymentExpired(id, at));
        case Failed(String reason, Instant at) -> events.add(new PaymentFailed(id, reason, at));
        case Intended intended -> {}
        case Open open -> {}
        case Processing processing -> {}
      }
    }
    String feeTransaction = before.feeTransaction();
    String note = null;
    ProviderSession.Fee fee = answer.fee();
    if (state instanceof Succeeded && feeTransaction == null && fee != null) {
      if (fee.amount().currency().equals(answer.amount().currency())) {
        feeTransaction = fee.transaction();
        events.add(new ProviderFeeTaken(id, fee.transaction(), fee.amount(), now));
      } else {
        note = "the fee " + fee.transaction() + " is in another currency: " + fee.amount();
      }
    }
    PaymentRow after =
        new PaymentRow(
            before.intention(),
            state,
            answer.id(),
            answer.page() == null ? before.page() : answer.page(),
            now,
            decline,
            answer.charge() == null ? before.charge() : answer.charge(),
            feeTransaction,
            before.closingSince(),
            answer.country() == null ? before.country() : answer.country());
    return new Step(after, List.copyOf(events), note);
  }

  private static PaymentState next(
      PaymentRow before, ProviderSession answer, @Nullable Decline decline, Instant now) {
    PaymentState state = before.state();
    boolean undecided =
        state instanceof Intended || state instanceof Open || state instanceof Processing;
    return switch (answer.standing()) {
      case PAID -> state instanceof Succeeded ? state : new Succeeded(answer.amount(), now);
      case PROCESSING -> undecided && !(state instanceof Processing) ? new Processing(now) : state;
      case EXPIRED -> undecided ? new Expired(now) : state;
      case FAILED ->
          undecided ? new Failed(decline == null ? "failed" : decline.code(), now) : state;
      case OPEN ->
          state instanceof Intended || state instanceof Open
              ? PaymentRow.open(
                  answer.page() == null ? before.page() : answer.page(),
                  before.intention().request().expiresAt(),
                  decline)
              : state;
    };
  }

  private static @Nullable Decline decline(
      @Nullable Decline before, @Nullable String code, Instant now) {
    if (code == null || (before != null && before.code().equals(code))) {
      return before;
    }
    return new Decline(code, now);
  }
}
