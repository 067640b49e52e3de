package coop.byhand.invoicing;

import java.util.Optional;

/**
 * Where a buyer says they are and what speaks for it. EU law wants two pieces of evidence that do
 * not contradict each other for consumers (Implementing Regulation 282/2011, article 24b).
 *
 * @param country ISO 3166-1 code of the billing address, as the buyer chose it
 * @param network the country that the buyer's connection is in, if known
 * @param card the country of the card's bank, known only after payment
 * @param vatId a VAT identification number as typed, for business buyers
 */
public record BuyerPlace(
    String country, Optional<String> network, Optional<String> card, Optional<String> vatId) {}
