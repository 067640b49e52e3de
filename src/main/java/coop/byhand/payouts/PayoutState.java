package coop.byhand.payouts;

import java.time.Instant;

/**
 * What has become of a payout. It goes one way: from on its way to sent or failed, and nothing
 * leads out of those two.
 */
public sealed interface PayoutState {

  /** Claimed in the books and asked of the provider, which has not decided yet. */
  record OnItsWay(Instant since) implements PayoutState {}

  /**
   * In the member's account at the provider. From there it goes to the member's bank; whether it
   * arrived is not known here.
   */
  record Sent(Instant at) implements PayoutState {}

  /**
   * The provider refused it; the money is available to the member again.
   *
   * @param reason the provider's words, for the person who looks into it
   */
  record Failed(Instant at, String reason) implements PayoutState {}

  /**
   * The state after the provider has sent it.
   *
   * @throws IllegalStateException if it failed before
   */
  default PayoutState sent(Instant at) {
    return switch (this) {
      case OnItsWay onItsWay -> new Sent(at);
      case Sent sent -> sent;
      case Failed failed ->
          throw new IllegalStateException("sent after it failed at " + failed.at());
    };
  }

  /**
   * The state after the provider has refused it.
   *
   * @throws IllegalStateException if it was sent before
   */
  default PayoutState failed(Instant at, String reason) {
    return switch (this) {
      case OnItsWay onItsWay -> new Failed(at, reason);
      case Failed failed -> failed;
      case Sent sent -> throw new IllegalStateException("failed after it was sent at " + sent.at());
    };
  }
}
