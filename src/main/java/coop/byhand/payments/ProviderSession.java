package coop.byhand.payments;

import coop.byhand.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a payment when asked.
 *
 * @param payment our id as the provider gives it back, null if it has none
 * @param reference what is paid for, as the provider gives it back, null if it has none
 * @param page where the buyer pays, null once closed
 * @param declineCode why the last card was declined, null if none was
 * @param charge the provider's id of the money movement, null until there is one
 * @param fee null until the provider knows it
 * @param country ISO 3166-1 code of where the bank is that paid, null if the provider does not say
 */
record ProviderSession(
    String id,
    @Nullable String payment,
    @Nullable String reference,
    Standing standing,
    Money amount,
    boolean live,
    @Nullable String page,
    @Nullable String declineCode,
    @Nullable String charge,
    @Nullable Fee fee,
    @Nullable String country) {

  /** The provider's own states, cut down to what differs for us. */
  enum Standing {
    OPEN,
    PROCESSING,
    PAID,
    EXPIRED,
    FAILED
  }

  /** What the provider kept, and its id of that movement on our balance. */
  record Fee(String transaction, Money amount) {}
}
