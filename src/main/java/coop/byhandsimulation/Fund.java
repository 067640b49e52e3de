package coop.byhandsimulation;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.FundBalance;
import coop.byhand.ledger.GrantId;
import coop.byhand.ledger.GrantProposalOutcome;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the board of a simulation does with the solidarity fund. */
@Component
class Fund {

  private final SolidarityFund fund;
  private final Membership membership;
  private final JsonMapper json = JsonMapper.shared();

  Fund(SolidarityFund fund, Membership membership) {
    this.fund = fund;
    this.membership = membership;
  }

  /** One of the board proposes a part of what is there: all of it, half of it, a third. */
  ObjectNode propose(JsonNode wish) {
    MemberId recipient = MemberId.parse(wish.path("maker").stringValue()).orElseThrow();
    List<Money> held =
        fund.balances().stream().map(FundBalance::has).filter(has -> has.minor() > 0).toList();
    if (held.isEmpty()) {
      return said("nothing in the fund");
    }
    Money has = held.getFirst();
    Money amount =
        new Money(Math.ceilDiv(has.minor(), wish.path("parts").longValue()), has.currency());
    return switch (fund.propose(recipient, amount, "The rent of a studio.", board().getFirst())) {
      case GrantProposalOutcome.Proposed(var grant) ->
          said("proposed").put("grant", grant.id().toString());
      case GrantProposalOutcome refused -> said(refused.getClass().getSimpleName());
    };
  }

  /** Another one agrees. */
  ObjectNode agree(JsonNode wish) {
    GrantId grant = GrantId.parse(wish.path("grant").stringValue()).orElseThrow();
    return said(fund.agree(grant, board().getLast()).getClass().getSimpleName());
  }

  private List<MemberId> board() {
    return membership.all().stream()
        .map(member -> member.id())
        .filter(id -> membership.offices(id).contains(Office.BOARD))
        .toList();
  }

  private ObjectNode said(String what) {
    return json.createObjectNode().put("did", what);
  }
}
