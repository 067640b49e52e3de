package coop.byhandsimulation;

import coop.byhand.catalogue.Work;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.OrderLine;
import coop.byhand.checkout.OrderLineId;
import coop.byhand.checkout.Refund;
import coop.byhand.checkout.RefundOutcome;
import coop.byhand.checkout.RefundWay;
import coop.byhand.checkout.RefundWish;
import coop.byhand.checkout.Refunds;
import coop.byhand.checkout.StrayMoney;
import coop.byhand.checkout.StrayRefund;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Draft;
import coop.byhand.governance.ProposalId;
import coop.byhand.identity.PersonId;
import coop.byhand.ledger.BookYear;
import coop.byhand.ledger.YearClose;
import coop.byhand.ledger.YearStage;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.OnboardOutcome;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payouts.Payouts;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyBook;
import coop.byhanddemo.DemoVotes;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do in a simulation, each by the same front doors that the pages use. */
@Component
class Deeds {

  private final Shelf shelf;
  private final Purchases purchases;
  private final Checkout checkout;
  private final PolicyBook policies;
  private final Refunds refunds;
  private final StrayMoney strays;
  private final Payouts payouts;
  private final YearClose years;
  private final Reconciliation reconciliation;
  private final MovableClock clock;
  private final Membership membership;
  private final DemoVotes votes;
  private final ExclusiveShelf exclusive;
  private final Fund fund;
  private final Differences differences;
  private final JsonMapper json = JsonMapper.shared();

  Deeds(
      Shelf shelf,
      Purchases purchases,
      Checkout checkout,
      PolicyBook policies,
      Refunds refunds,
      StrayMoney strays,
      Payouts payouts,
      YearClose years,
      Reconciliation reconciliation,
      MovableClock clock,
      Membership membership,
      DemoVotes votes,
      ExclusiveShelf exclusive,
      Fund fund,
      Differences differences) {
    this.shelf = shelf;
    this.purchases = purchases;
    this.checkout = checkout;
    this.policies = policies;
    this.refunds = refunds;
    this.strays = strays;
    this.payouts = payouts;
    this.years = years;
    this.reconciliation = reconciliation;
    this.clock = clock;
    this.membership = membership;
    this.votes = votes;
    this.exclusive = exclusive;
    this.fund = fund;
    this.differences = differences;
  }

  /** Does it, and answers what came of it; refusals are answers, too. */
  ObjectNode perform(String verb, JsonNode wish) {
    return switch (verb) {
      case "ready" -> said("ready");
      case "clock" -> clock(Duration.ofMillis(wish.path("aheadMillis").longValue()));
      case "stock" -> stock(wish);
      case "offer-exclusive" -> exclusive.offer(wish);
      case "buyer" ->
          said("buyer").put("buyer", shelf.buyer(wish.path("name").stringValue()).id().toString());
      case "quote" -> purchases.quote(wish);
      case "place-quoted" -> purchases.placeQuoted(wish);
      case "place" -> purchases.place(wish);
      case "exclusive" -> exclusive(wish);
      case "order" -> order(wish);
      case "payment" -> payment(wish);
      case "price" -> exclusive.reprice(wish);
      case "lines" -> lines(wish);
      case "give-back" -> giveBack(wish);
      case "board" -> board(wish);
      case "again" -> again();
      case "propose-grant" -> fund.propose(wish);
      case "agree-grant" -> fund.agree(wish);
      case "correct" -> differences.correct(wish);
      case "take-back" -> differences.takeBack();
      case "reconcile" -> reconcile();
      case "close-year" -> closeYear();
      case "onboard" -> onboard(wish);
      case "vote" -> vote(wish);
      default -> throw new IllegalArgumentException("nobody does " + verb);
    };
  }

  private ObjectNode said(String what) {
    return json.createObjectNode().put("did", what);
  }

  /** Moves the clock to where the simulation's own stands. */
  private ObjectNode clock(Duration ahead) {
    Duration by = ahead.minus(clock.ahead());
    if (by.isPositive()) {
      clock.forward(by);
    }
    return said("clock");
  }

  private ObjectNode stock(JsonNode wish) {
    List<Member> reviewers = List.of(shelf.member("Reviewer-One"), shelf.member("Reviewer-Two"));
    reviewers.forEach(reviewer -> membership.appoint(reviewer.id(), Office.BOARD));
    ObjectNode answer = said("stock");
    ArrayNode works = answer.putArray("works");
    for (int maker = 1; maker <= wish.path("makers").intValue(); maker++) {
      List<Long> prices = new ArrayList<>();
      for (int work = 0; work < wish.path("worksEach").intValue(); work++) {
        prices.add(1_500L + 137L * maker + 1_111L * work);
      }
      for (Work work : shelf.works(shelf.member("Maker-" + maker), reviewers, prices)) {
        works.addObject().put("work", work.id().toString()).put("maker", work.creator().toString());
      }
    }
    return answer;
  }

  /** A maker offers a new work to be had alone. */
  private ObjectNode exclusive(JsonNode wish) {
    Work work = shelf.exclusive(MemberId.parse(wish.path("maker").stringValue()).orElseThrow());
    return said("offered").put("work", work.id().toString());
  }

  private ObjectNode order(JsonNode wish) {
    Order order = find(wish);
    ObjectNode answer =
        said("order")
            .put("state", order.state().getClass().getSimpleName())
            .put("payment", order.payment().toString());
    return answer;
  }

  private Order find(JsonNode wish) {
    OrderId id = OrderId.parse(wish.path("order").stringValue()).orElseThrow();
    return checkout.find(id, checkout.buyerOf(id)).orElseThrow();
  }

  /** What the provider calls the payment of an order. */
  private ObjectNode payment(JsonNode wish) {
    Order order = find(wish);
    return said("payment")
        .put("payment", order.payment().toString())
        .put("amount", order.gross().minor());
  }

  /** What of an order was bought and not given back. */
  private ObjectNode lines(JsonNode wish) {
    ObjectNode answer = said("lines");
    ArrayNode lines = answer.putArray("lines");
    find(wish).granted().forEach(line -> lines.add(line.id().toString()));
    return answer;
  }

  /** A buyer gives licences of an order back. */
  private ObjectNode giveBack(JsonNode wish) {
    Order order = find(wish);
    List<OrderLineId> lines = new ArrayList<>();
    for (JsonNode line : wish.path("lines")) {
      order.lines().stream()
          .map(OrderLine::id)
          .filter(id -> id.toString().equals(line.stringValue()))
          .forEach(lines::add);
    }
    RefundOutcome outcome =
        refunds.ask(new RefundWish(order.buyer(), order.id(), lines, "It is not what I need."));
    return said(outcome.getClass().getSimpleName());
  }

  /** The board agrees to every second wish and refuses the others; which come first, it is told. */
  private ObjectNode board(JsonNode wish) {
    PersonId board = membership.all().getFirst().person();
    int first = wish.path("first").intValue();
    int decided = 0;
    for (Refund refund : refunds.waiting()) {
      if ((first + decided) % 2 == 0) {
        refunds.agree(refund.id(), board);
      } else {
        refunds.refuse(refund.id(), board, "It was used.");
      }
      decided++;
    }
    return said("decided").put("number", decided);
  }

  /** The board pays by hand what the buyers' banks sent back. */
  private ObjectNode again() {
    PersonId board = membership.all().getFirst().person();
    List<Refund> failed = refunds.failed();
    failed.forEach(refund -> refunds.again(refund.id(), board, RefundWay.BY_HAND));
    List<StrayRefund> astray = strays.failed();
    astray.forEach(refund -> strays.again(refund.id(), board, RefundWay.BY_HAND));
    return said("again").put("number", failed.size() + astray.size());
  }

  /** The board closes the first year that can be closed. */
  private ObjectNode closeYear() {
    MemberId board = membership.all().getFirst().id();
    return years.years().stream()
        .filter(year -> year.stage() == YearStage.OPEN)
        .map(BookYear::year)
        .min(Integer::compare)
        .map(year -> said(years.close(year, board).getClass().getSimpleName()).put("year", year))
        .orElseGet(() -> said("nothing to close"));
  }

  /** The board has the books compared with what the provider lists. */
  private ObjectNode reconcile() {
    reconciliation.request();
    return said("requested");
  }

  /** A maker goes to the provider's questions. */
  private ObjectNode onboard(JsonNode wish) {
    MemberId member = MemberId.parse(wish.path("member").stringValue()).orElseThrow();
    return switch (payouts.openAccount(member, "DE")) {
      case OnboardOutcome.Page(var page) -> said("page").put("page", page.toString());
      case OnboardOutcome other -> said(other.getClass().getSimpleName());
    };
  }

  /** The members change a rate, from the first draft to the end of the time lock. */
  private ObjectNode vote(JsonNode wish) {
    Parameter<?> parameter = Parameter.byKey(wish.path("key").stringValue()).orElseThrow();
    long to = wish.path("to").longValue();
    if (policies.at(clock.instant()).number(parameter) == to) {
      return said("nothing to change");
    }
    List<MemberId> members = membership.all().stream().map(Member::id).toList();
    ProposalId proposal =
        votes.draft(
            members.getFirst(),
            new Draft.NumberChange("A rate", "To see that it is obeyed.", parameter.key(), to));
    votes.sponsor(proposal, members.subList(1, members.size()));
    votes.toTheVote(proposal);
    votes.vote(proposal, members, List.of(new Choice.Value(to)));
    votes.close(proposal);
    votes.enact(proposal);
    return said("voted");
  }
}
