package coop.byhandsandbox;

/** The families of documents that the sandbox keeps; the names stand in the journal file. */
enum Kind {
  SESSION,
  INTENT,
  CHARGE,
  BALANCE_TRANSACTION,
  REFUND,
  TRANSFER,
  TRANSFER_REVERSAL,
  PAYOUT,
  /** What somebody has in one currency, summed up from the transactions. */
  PURSE,
  DISPUTE,
  EVENT,
  /** A connected account, whole; an answer shows the parts that were asked for. */
  ACCOUNT,
  ACCOUNT_LINK,
  /** An event of version 2, which is delivered as an id and little more. */
  THIN_EVENT,
  /** One event on its way to one endpoint; gone once it has arrived. */
  DELIVERY,
  /** Something that happens by itself when the clock reaches its time. */
  TIMER,
  /** The first answer to a request with an idempotency key. */
  IDEMPOTENCY;

  /** Documents of these families carry a due time in epoch milliseconds. */
  boolean isOnTheAgenda() {
    return this == DELIVERY || this == TIMER;
  }
}
