package coop.byhand.payments;

import com.stripe.Stripe;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head of a provider's message: enough to store it and to know which payment to ask about.
 * Nothing else is read from it, so it decides nothing.
 *
 * @param id the provider's, or a digest of the body if it has none
 * @param payment our payment that it is about, null if it names none
 * @param refund our refund that it is about, null if it names none
 * @param session the provider's session, null if the message is about something else
 */
record ProviderMessage(
    String id,
    @Nullable String type,
    @Nullable String apiVersion,
    @Nullable Boolean live,
    @Nullable PaymentId payment,
    @Nullable RefundId refund,
    @Nullable String session) {

  /** What to do with a message. */
  enum Meaning {
    /** Ask the provider about the payment. */
    ASK,
    /** Ask the provider about a refund, if it is one of ours. */
    REFUND,
    /** Known, and of no consequence. */
    NOTHING,
    /** Not understood: a person has to look. */
    UNKNOWN
  }

  private static final Set<String> ASK =
      Set.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired",
          "payment_intent.payment_failed",
          "payment_intent.succeeded",
          "charge.updated",
          "charge.succeeded");

  private static final Set<String> REFUND =
      Set.of("charge.refunded", "refund.created", "refund.updated", "refund.failed");

  private static final Set<String> NOTHING =
      Set.of(
          "payment_intent.created",
          "payment_intent.processing",
          "payment_intent.requires_action",
          "payment_intent.canceled",
          "charge.pending",
          "charge.failed",
          "balance.available");

  /** The versions of one release line differ in nothing that is read here. */
  Meaning meaning() {
    if (type == null
        || apiVersion == null
        || !apiVersion.endsWith("." + Stripe.MAJOR_API_VERSION)) {
      return Meaning.UNKNOWN;
    }
    if (ASK.contains(type)) {
      return payment == null ? Meaning.UNKNOWN : Meaning.ASK;
    }
    if (REFUND.contains(type)) {
      return payment == null && refund == null ? Meaning.UNKNOWN : Meaning.REFUND;
    }
    return NOTHING.contains(type) ? Meaning.NOTHING : Meaning.UNKNOWN;
  }
}
