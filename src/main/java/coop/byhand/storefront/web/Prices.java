package coop.byhand.storefront.web;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Settlement;
import coop.byhand.look.Formats;
import coop.byhand.look.SplitLine;
import coop.byhand.look.Texts;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyCause;
import org.springframework.stereotype.Component;

/** A price with who gets what of it, and which vote says so. */
@Component
class Prices {

  private final Texts texts;

  Prices(Texts texts) {
    this.texts = texts;
  }

  SplitLine split(String makerName, Money price, Policy policy, Formats formats) {
    Settlement shares = Settlement.of(price, policy.revenueSplit());
    return SplitLine.of(
        makerName,
        price,
        shares.creator(),
        shares.operating(),
        shares.solidarity(),
        shares.reserve(),
        formats);
  }

  /** Where the shares come from. */
  String source(Policy policy, Formats formats) {
    return switch (policy.cause()) {
      case PolicyCause.Genesis _ -> texts.of("storefront.policy.first", policy.version().value());
      case PolicyCause.Ballot ballot ->
          texts.of(
              "storefront.policy.source",
              policy.version().value(),
              formats.day(policy.inForceFrom()),
              ballot.proposalNumber());
    };
  }
}
