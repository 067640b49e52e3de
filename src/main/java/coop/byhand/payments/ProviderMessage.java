package coop.byhand.payments;

import com.stripe.Stripe;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The head of a provider's message: enough to store it and to know what to ask about. Nothing else
 * is read from it, so it decides nothing.
 *
 * @param id the provider's, or a digest of the body if it has none
 * @param thin true for a message that only names an object, of the provider's second interface
 * @param account the payee's account that the message comes from, null if it is about our own
 * @param payment our payment that it is about, null if it names none
 * @param refund our refund that it is about, null if it names none
 * @param object the provider's id of what it is about, null if it has none
 */
record ProviderMessage(
    String id,
    @Nullable String type,
    @Nullable String apiVersion,
    @Nullable Boolean live,
    boolean thin,
    @Nullable String account,
    @Nullable PaymentId payment,
    @Nullable RefundId refund,
    @Nullable String object) {

  /** What to do with a message. */
  enum Meaning {
    /** Ask the provider about the payment. */
    ASK,
    /** Ask about a refund, if it is one of ours. */
    REFUND,
    /** Ask about a dispute. */
    DISPUTE,
    /** Ask about a transfer. */
    TRANSFER,
    /** Ask about a payout to our bank. */
    BANK,
    /** Ask about a payee. */
    RECIPIENT,
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

  private static final Set<String> DISPUTE =
      Set.of(
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated");

  private static final Set<String> TRANSFER =
      Set.of("transfer.created", "transfer.updated", "transfer.reversed");

  private static final Set<String> BANK =
      Set.of("payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled");

  private static final Set<String> RECIPIENT =
      Set.of(
          "v2.core.account.created",
          "v2.core.account.updated",
          "v2.core.account.closed",
          "v2.core.account[configuration.recipient].capability_status_updated",
          "v2.core.account[configuration.recipient].updated",
          "v2.core.account[defaults].updated",
          "v2.core.account[identity].updated",
          "v2.core.account[requirements].updated",
          "v2.core.account[future_requirements].updated",
          "v2.core.account_link.returned");

  /** What the provider holds of a payee's money is between the two; our books do not change. */
  private static final Set<String> NOTHING =
      Set.of(
          "payment_intent.created",
          "payment_intent.processing",
          "payment_intent.requires_action",
          "payment_intent.canceled",
          "charge.pending",
          "charge.failed",
          "charge.expired",
          "payout.reconciliation_completed",
          "balance.available",
          "reserve.hold.created",
          "reserve.hold.updated",
          "reserve.plan.created",
          "reserve.plan.disabled",
          "reserve.plan.expired",
          "reserve.plan.updated",
          "reserve.release.created",
          "v2.core.account_person.created",
          "v2.core.account_person.updated",
          "v2.core.account_person.deleted",
          "v2.core.event_destination.ping");

  /** The versions of one release line differ in nothing that is read here; thin ones have none. */
  Meaning meaning() {
    if (type == null || (!thin && !isOfOurVersion())) {
      return Meaning.UNKNOWN;
    }
    Meaning meaning = thin ? thinMeaning(type) : snapshotMeaning(type);
    // What a payee does with their own balance and bank is theirs.
    return account != null && meaning == Meaning.BANK ? Meaning.NOTHING : meaning;
  }

  /** Whether it is of a type that we want to hear of, whatever its version and fields. */
  boolean isOfKnownType() {
    return type != null
        && Stream.of(ASK, REFUND, DISPUTE, TRANSFER, BANK, RECIPIENT)
            .anyMatch(types -> types.contains(type));
  }

  /** The provider's payment page that it is about, null if it is about something else. */
  @Nullable String session() {
    return object != null && object.startsWith("cs_") ? object : null;
  }

  private boolean isOfOurVersion() {
    return apiVersion != null && apiVersion.endsWith("." + Stripe.MAJOR_API_VERSION);
  }

  private static Meaning thinMeaning(String type) {
    if (RECIPIENT.contains(type)) {
      return Meaning.RECIPIENT;
    }
    return NOTHING.contains(type) ? Meaning.NOTHING : Meaning.UNKNOWN;
  }

  private Meaning snapshotMeaning(String type) {
    if (ASK.contains(type)) {
      return payment == null ? Meaning.UNKNOWN : Meaning.ASK;
    }
    if (REFUND.contains(type)) {
      return payment == null && refund == null ? Meaning.UNKNOWN : Meaning.REFUND;
    }
    if (NOTHING.contains(type)) {
      return Meaning.NOTHING;
    }
    if (object == null) {
      return Meaning.UNKNOWN;
    }
    if (DISPUTE.contains(type)) {
      return Meaning.DISPUTE;
    }
    if (TRANSFER.contains(type)) {
      return Meaning.TRANSFER;
    }
    return BANK.contains(type) ? Meaning.BANK : Meaning.UNKNOWN;
  }
}
