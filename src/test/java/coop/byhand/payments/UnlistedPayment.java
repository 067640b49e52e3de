package coop.byhand.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A payment that we were told of three hours ago and that the provider lists nowhere. */
public final class UnlistedPayment {

  private static final Duration AGO = Duration.ofHours(3);

  private UnlistedPayment() {}

  /** Writes one of so many cents, as if it had succeeded. */
  public static PaymentId of(long cents, JdbcClient sql, Instant now) {
    PaymentId payment = PaymentId.at(now);
    sql.sql(
            """
            insert into payments.payment (payment_id, reference, description, amount, currency,
              success_uri, cancel_uri, expires_at, idem_key, live, state, provider_session,
              intended_at, decided_at, provider_charge)
            select ?, 'r', 'd', ?, 'EUR', 'x', 'x', at + interval '1 hour', ?, false, 'succeeded',
              ?, at, at, ?
            from (select ?::timestamptz as at) times
            """)
        .params(
            payment.value(),
            cents,
            payment.toString(),
            "cs_" + payment,
            "ch_" + payment,
            now.minus(AGO).atOffset(ZoneOffset.UTC))
        .update();
    return payment;
  }
}
