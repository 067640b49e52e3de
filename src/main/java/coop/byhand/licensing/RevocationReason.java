package coop.byhand.licensing;

import java.util.Locale;

/** Why a licence ended. */
public enum RevocationReason {
  /** The price was paid back. */
  REFUNDED,
  /** Its terms were broken. */
  TERMS_BROKEN,
  /** The members decided so in a case. */
  DECIDED;

  /** Key of the words for it. */
  public String messageKey() {
    return "licensing.revoked." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
