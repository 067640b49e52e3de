package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment provider as this room needs it. Every call goes over the network. */
interface PaymentGateway {

  /** True for real money. */
  boolean live();

  /** Opens a hosted payment. The same intention again gives the same session. */
  ProviderSession open(Intention intention) throws PaymentRefused;

  /** Asks for the present state of a session. */
  ProviderSession fetch(String session) throws PaymentRefused;

  /** The session on which a charge was paid; empty for one that was made in another way. */
  Optional<ProviderSession> pageOf(String charge) throws PaymentRefused;

  /** Closes an open session; refused if it is closed or paid already. */
  ProviderSession expire(String session) throws PaymentRefused;

  RefundDesk refunds();

  AccountDesk accounts();

  TransferDesk transfers();

  BalanceDesk balance();

  /** Money back to buyers. */
  interface RefundDesk {

    /**
     * Sends money of a charge back. The same attempt again gives the same refund.
     *
     * @param amount at most that of the refund
     */
    ProviderRefund send(RefundRow refund, Money amount, String charge) throws PaymentRefused;

    /** Asks for the present state of a refund. */
    ProviderRefund fetch(String id) throws PaymentRefused;

    /** Everything that went back of a charge, whoever asked for it, the oldest first. */
    List<MadeRefund> made(String charge) throws PaymentRefused;
  }

  /** Accounts of payees. */
  interface AccountDesk {

    /** Opens an account that can receive transfers. The same payee again gives the same account. */
    ProviderAccount create(RecipientRow payee) throws PaymentRefused;

    /** Asks for the present state of an account. */
    ProviderAccount fetch(String account) throws PaymentRefused;

    /** A fresh address where the payee answers the provider's questions. */
    URI link(String account, URI returnTo) throws PaymentRefused;

    /** The account that an event without its object is about, if it is about one. */
    Optional<String> accountOf(String eventId) throws PaymentRefused;
  }

  /** Money to payees, and back from them. */
  interface TransferDesk {

    /** Moves money to a payee. The same attempt again gives the same transfer. */
    ProviderTransfer send(TransferRow transfer) throws PaymentRefused;

    /** Asks for a transfer by the provider's id. */
    ProviderTransfer fetch(String id) throws PaymentRefused;

    /** The transfer that bears our transfer's name, if the provider has made one. */
    Optional<ProviderTransfer> look(TransferRow transfer) throws PaymentRefused;

    /** Takes money back; the provider's id. The same attempt again gives the same reversal. */
    String takeBack(ReversalRow reversal) throws PaymentRefused;

    /** The reversal that bears our reversal's name, if the provider has made one. */
    Optional<String> look(ReversalRow reversal) throws PaymentRefused;
  }

  /** What moves on our balance, and what happens there without our asking. */
  interface BalanceDesk {

    /** Asks for the present state of a dispute. */
    ProviderDispute dispute(String id) throws PaymentRefused;

    /** Asks for the present state of a payout to our bank. */
    ProviderPayout payout(String id) throws PaymentRefused;

    /** Movements since an instant, newest first, from the one after the given id on. */
    Batch<Movement> movements(Instant since, @Nullable String after) throws PaymentRefused;

    /** Events since an instant, newest first, from the one after the given id on. */
    Batch<ListedEvent> events(Instant since, @Nullable String after, boolean onlyUndelivered)
        throws PaymentRefused;
  }
}
