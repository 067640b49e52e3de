package coop.byhand.storefront.web;

import coop.byhand.catalogue.Contributor;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Proceeds;
import coop.byhand.ledger.Settlement;
import coop.byhand.look.Formats;
import coop.byhand.look.SplitLine;
import coop.byhand.look.Texts;
import coop.byhand.members.Membership;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyCause;
import java.util.List;
import org.springframework.stereotype.Component;

/** A price with who gets what of it, and which vote says so. */
@Component
class Prices {

  private final Membership members;
  private final Texts texts;

  Prices(Membership members, Texts texts) {
    this.members = members;
    this.texts = texts;
  }

  /** The division of a work's price, each person with their own part of it. */
  SplitLine split(List<Contributor> sharers, Money price, Policy policy, Formats formats) {
    return Proceeds.of(price, policy.revenueSplit(), Contributor.weights(sharers))
        .shown(member -> members.get(member).name(), formats);
  }

  /** The division of a price in general, for a maker who is nobody in particular. */
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
