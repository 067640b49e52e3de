package coop.byhandsimulation;

import coop.byhand.identity.PersonId;
import coop.byhand.members.Board;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.payments.Correction;
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.OutstandingItem;
import coop.byhand.payouts.Explained;
import coop.byhand.payouts.StrangeMoney;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the board of a simulation does where the provider's list and the books part. */
@Component
class Differences {

  private final StrangeMoney money;
  private final Board board;
  private final Membership membership;
  private final JsonMapper json = JsonMapper.shared();

  Differences(StrangeMoney money, Board board, Membership membership) {
    this.money = money;
    this.board = board;
    this.membership = membership;
  }

  /** Books every difference, each against another side than the one before. */
  ObjectNode correct(JsonNode wish) {
    int by = wish.path("by").intValue();
    int booked = 0;
    for (OutstandingItem item : money.outstanding()) {
      MovementReason reason = (by + booked) % 2 == 0 ? MovementReason.OWN : MovementReason.BANK;
      Explained outcome = money.correct(member(by), item, "It is not listed there.", reason);
      booked += outcome == Explained.BOOKED ? 1 : 0;
    }
    return said(booked);
  }

  /** Takes back every correction that stands. */
  ObjectNode takeBack() {
    int taken = 0;
    for (Correction correction : money.standing()) {
      taken += money.takeBack(member(0), correction) == Explained.BOOKED ? 1 : 0;
    }
    return said(taken);
  }

  private MemberId member(int number) {
    List<PersonId> persons = board.persons();
    return membership.of(persons.get(number % persons.size())).orElseThrow().id();
  }

  private ObjectNode said(int number) {
    return json.createObjectNode().put("did", "differences").put("number", number);
  }
}
