package coop.byhand.checkout;

import java.time.Instant;

/** Where money that shall go back stands. */
public sealed interface RefundState {

  /** The buyer wants it; somebody on the board has to decide. */
  record Asked() implements RefundState {}

  /** It does not go back. */
  record Refused(Instant at, String answer) implements RefundState {}

  /** It goes back; the provider has not sent it yet. */
  record Agreed(Instant at) implements RefundState {}

  /** The provider has sent it. */
  record Sent(Instant at) implements RefundState {}

  /** The buyer's bank did not take it; somebody has to find another way. */
  record Failed(Instant at) implements RefundState {}
}
