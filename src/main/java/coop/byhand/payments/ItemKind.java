package coop.byhand.payments;

import java.util.Locale;

/** What of ours moves our balance at the provider. */
public enum ItemKind {
  /** A buyer's payment, less the provider's fee. */
  PAYMENT,
  /** Money back to a buyer. */
  REFUND,
  /** Money that a buyer's bank took back, its fee, and what it returned of it. */
  DISPUTE,
  /** Money for a payee. */
  TRANSFER,
  /** Money back from a payee. */
  REVERSAL,
  /** Our own money to our bank. */
  BANK;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ItemKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
