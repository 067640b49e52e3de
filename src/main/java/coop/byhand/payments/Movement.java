package coop.byhand.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement on our balance as the provider lists it, in minor units of its currency.
 *
 * @param type the provider's word for what it is
 * @param category the provider's word for what it counts as in its reports
 * @param source the provider's id of what caused it, null if nothing did
 * @param net the amount without the fee; what the balance changes by
 * @param exchangeRate as the provider writes it, null if nothing was exchanged
 */
record Movement(
    String id,
    String type,
    String category,
    @Nullable String source,
    long amount,
    long fee,
    long net,
    String currency,
    @Nullable String exchangeRate,
    Instant createdAt,
    Instant availableOn) {}
