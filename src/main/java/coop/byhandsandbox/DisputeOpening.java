package coop.byhandsandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** How a dispute begins: as what, over how much, for which reason, and when the money goes. */
record DisputeOpening(As as, OptionalLong amount, String reason, Funds funds, Duration later) {

  /** What it is. */
  enum As {
    CHARGEBACK,
    /** A question before a chargeback; nothing moves. */
    INQUIRY,
    /** Settled with the buyer's bank before it becomes a chargeback; the amount goes, no fee. */
    PREVENTED
  }

  /** When the money goes, and is told to have gone, seen from the opening. */
  enum Funds {
    WITH,
    FIRST,
    LATER
  }

  static DisputeOpening of(As as) {
    String reason = as == As.INQUIRY ? "general" : "fraudulent";
    return new DisputeOpening(as, OptionalLong.empty(), reason, Funds.WITH, Duration.ZERO);
  }

  DisputeOpening because(String why) {
    return new DisputeOpening(as, amount, why, funds, later);
  }

  /** As the control address is told. */
  static DisputeOpening read(Params params) throws ApiRefusal {
    params.only("as", "amount", "reason", "funds", "seconds");
    As as =
        As.valueOf(
            params.oneOf("as", "chargeback", "inquiry", "prevented").toUpperCase(Locale.ROOT));
    String reason = params.text("reason");
    Funds funds =
        Funds.valueOf(params.oneOf("funds", "with", "first", "later").toUpperCase(Locale.ROOT));
    return new DisputeOpening(
        as,
        params.number("amount"),
        reason == null ? of(as).reason() : reason,
        funds,
        Duration.ofSeconds(params.number("seconds").orElse(0)));
  }
}
