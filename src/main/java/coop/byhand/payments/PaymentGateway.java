package coop.byhand.payments;

/** The payment provider as this room needs it. Every call goes over the network. */
interface PaymentGateway {

  /** True for real money. */
  boolean live();

  /** Opens a hosted payment. The same intention again gives the same session. */
  ProviderSession open(Intention intention) throws PaymentRefused;

  /** Asks for the present state of a session. */
  ProviderSession fetch(String session) throws PaymentRefused;
}
