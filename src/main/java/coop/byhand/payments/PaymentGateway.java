package coop.byhand.payments;

import java.util.Optional;

/** The payment provider as this room needs it. Every call goes over the network. */
interface PaymentGateway {

  /** True for real money. */
  boolean live();

  /** Opens a hosted payment. The same intention again gives the same session. */
  ProviderSession open(Intention intention) throws PaymentRefused;

  /** Asks for the present state of a session. */
  ProviderSession fetch(String session) throws PaymentRefused;

  /** Closes an open session; refused if it is closed or paid already. */
  ProviderSession expire(String session) throws PaymentRefused;

  /** Money back to buyers. */
  RefundDesk refunds();

  /** Money back to buyers, at the provider. */
  interface RefundDesk {

    /** Sends money of a charge back. The same attempt again gives the same refund. */
    ProviderRefund send(RefundRow refund, String charge) throws PaymentRefused;

    /** Asks for the present state of a refund. */
    ProviderRefund fetch(String id) throws PaymentRefused;

    /** The refund of a charge that bears our refund's name, if the provider has made one. */
    Optional<ProviderRefund> look(RefundRow refund, String charge) throws PaymentRefused;
  }
}
