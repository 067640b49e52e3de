package coop.byhand.payments;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a payee's account when asked.
 *
 * @param payee our name for the payee as the provider gives it back, null if it has none
 * @param canReceive whether transfers can arrive now
 * @param closed gone for good
 * @param name what we called the payee, null if the provider does not say
 * @param email where the provider writes to, null if it does not say
 * @param country ISO 3166-1, two letters, null if it does not say
 */
record ProviderAccount(
    String id,
    @Nullable String payee,
    boolean canReceive,
    boolean closed,
    @Nullable String name,
    @Nullable String email,
    @Nullable String country) {}
