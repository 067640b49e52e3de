package coop.byhand.checkout;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.Orders.LineRow;
import coop.byhand.checkout.QuoteRows.QuoteLineRow;
import coop.byhand.checkout.QuoteRows.QuoteRow;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.invoicing.TaxDesk;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.ledger.Proceeds;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.TermsBook;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what holds for works now, and what a buyer is shown of it. */
@Component
class Stall {

  private final Catalogue catalogue;
  private final Licensing licensing;
  private final TermsBook terms;
  private final Membership members;
  private final PolicyBook policies;

  Stall(
      Catalogue catalogue,
      Licensing licensing,
      TermsBook terms,
      Membership members,
      PolicyBook policies) {
    this.catalogue = catalogue;
    this.licensing = licensing;
    this.terms = terms;
    this.members = members;
    this.policies = policies;
  }

  /** What holds for each of these, in their order. */
  List<Market> markets(List<Item> items, PersonId buyer, Instant now) {
    Policy policy = policies.at(now);
    Optional<MemberId> self = members.of(buyer).map(Member::id);
    return items.stream().map(item -> market(item, policy, self)).toList();
  }

  private Market market(Item item, Policy policy, Optional<MemberId> self) {
    Work work = catalogue.find(item.work()).orElse(null);
    return new Market(
        item,
        work,
        work == null
            ? null
            : licensing
                .offerOf(item.work(), item.licence())
                .map(offer -> offer.price())
                .orElse(null),
        policy,
        terms.inForce(item.licence()).hash(),
        work != null && self.filter(work.creator()::equals).isPresent());
  }

  /** A line of a new quote; what is quoted has a price. */
  static QuoteLineRow line(Market market, TaxAssessment tax, Instant now) {
    Money price = Objects.requireNonNull(market.price());
    return new QuoteLineRow(
        OrderLineId.at(now),
        market.item(),
        price,
        TaxDesk.taxOn(price, tax.rate()),
        market.terms());
  }

  /** Whether policy and terms are the ones that a quote was made under. */
  boolean isStillSo(QuoteRow quote, List<Market> markets) {
    for (int i = 0; i < markets.size(); i++) {
      if (!quote.policy().equals(markets.get(i).policy().version())
          || !quote.lines().get(i).terms().equals(markets.get(i).terms())) {
        return false;
      }
    }
    return true;
  }

  /** The quote as a buyer reads it. */
  Quote quote(QuoteRow row, List<Market> markets) {
    RevenueSplit split = policies.version(row.policy()).revenueSplit();
    List<QuoteLine> lines = new ArrayList<>();
    for (int i = 0; i < markets.size(); i++) {
      QuoteLineRow line = row.lines().get(i);
      Work work = Objects.requireNonNull(markets.get(i).work());
      lines.add(
          new QuoteLine(
              line.line(),
              work.id(),
              work.title(),
              work.creator(),
              members.get(work.creator()).name(),
              line.item().licence(),
              Proceeds.of(
                  line.price(), split, Contributor.weights(catalogue.contributors(work.id()))),
              line.tax(),
              line.terms()));
    }
    return new Quote(row.order(), lines, row.place(), row.tax(), row.policy(), row.heldUntil());
  }

  /** A line as it is ordered, shared as it was quoted. */
  static LineRow line(QuoteLine line) {
    Map<MemberId, Integer> weights = new LinkedHashMap<>();
    for (CreatorShare share : line.proceeds().creators()) {
      weights.put(share.member(), Math.toIntExact(share.weight()));
    }
    return new LineRow(
        line.line(),
        line.work(),
        line.title(),
        line.licence(),
        line.price(),
        line.tax(),
        line.terms(),
        weights,
        new LineState.Ordered());
  }
}
