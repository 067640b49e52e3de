package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a dispute at the provider, established by asking it. Published inside
 * the transaction that records it; each at most once a dispute. They may come in any order that
 * the provider's states allow: a dispute may close before we hear that it was opened.
 */
public sealed interface DisputeEvent {

  /** The provider's id. */
  String dispute();

  PaymentId payment();

  Instant at();

  /**
   * The buyer's bank asks for the money back.
   *
   * @param reason the provider's word for it
   * @param evidenceBy until when we may answer, null if we may not
   */
  record DisputeOpened(
      String dispute,
      PaymentId payment,
      Money amount,
      String reason,
      @Nullable Instant evidenceBy,
      Instant at)
      implements DisputeEvent {}

  /**
   * The money has left our balance, and a fee with it.
   *
   * @param ended how the dispute had ended before we heard of the money; null while it goes on
   */
  record FundsWithdrawn(
      String dispute,
      PaymentId payment,
      Money amount,
      Money fee,
      Instant at,
      @Nullable Verdict ended)
      implements DisputeEvent {}

  /**
   * The money is back on our balance.
   *
   * @param amount what came back; more than was withdrawn where the provider gave its fee back too
   */
  record FundsReinstated(String dispute, PaymentId payment, Money amount, Instant at)
      implements DisputeEvent {}

  /** It is decided. */
  record DisputeClosed(String dispute, PaymentId payment, Verdict verdict, Instant at)
      implements DisputeEvent {}

  /** How a dispute ended. */
  enum Verdict {
    WON,
    LOST,
    /** A warning that came to nothing; no money moved. */
    WARNING_CLOSED,
    /** Stopped before money moved. */
    PREVENTED
  }
}
