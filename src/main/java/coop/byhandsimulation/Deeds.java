package coop.byhandsimulation;

import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome;
import coop.byhand.checkout.QuoteOutcome;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Draft;
import coop.byhand.governance.ProposalId;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.kernel.TypedId;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyBook;
import coop.byhanddemo.DemoVotes;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do in a simulation, each by the same front doors that the pages use. */
@Component
class Deeds {

  private final Shelf shelf;
  private final Checkout checkout;
  private final PolicyBook policies;
  private final MovableClock clock;
  private final Membership membership;
  private final DemoVotes votes;
  private final JsonMapper json = JsonMapper.shared();

  Deeds(
      Shelf shelf,
      Checkout checkout,
      PolicyBook policies,
      MovableClock clock,
      Membership membership,
      DemoVotes votes) {
    this.shelf = shelf;
    this.checkout = checkout;
    this.policies = policies;
    this.clock = clock;
    this.membership = membership;
    this.votes = votes;
  }

  /** Does it, and answers what came of it; refusals are answers, too. */
  ObjectNode perform(String verb, JsonNode wish) {
    return switch (verb) {
      case "ready" -> said("ready");
      case "clock" -> clock(Duration.ofMillis(wish.path("aheadMillis").longValue()));
      case "stock" -> stock(wish);
      case "buyer" ->
          said("buyer").put("buyer", shelf.buyer(wish.path("name").stringValue()).id().toString());
      case "place" -> place(wish);
      case "order" -> order(wish);
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

  private ObjectNode place(JsonNode wish) {
    PersonId buyer = person(wish);
    LicenceClass licence = LicenceClass.valueOf(wish.path("licence").asString("STANDARD"));
    List<Item> items = new ArrayList<>();
    wish.path("works")
        .forEach(
            work -> items.add(new Item(WorkId.parse(work.stringValue()).orElseThrow(), licence)));
    QuoteWish asked =
        new QuoteWish(
            buyer,
            items,
            new BuyerPlace(
                wish.path("country").asString("DE"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    return switch (checkout.quote(asked)) {
      case QuoteOutcome.Quoted(var quote) ->
          switch (checkout.place(new PlaceOrder(quote.order(), buyer, "A buyer", true))) {
            case PlaceOutcome.Placed(OrderId order, var page) ->
                said("placed").put("order", order.toString()).put("page", page.toString());
            case PlaceOutcome other -> said(other.getClass().getSimpleName());
          };
      case QuoteOutcome other -> said(other.getClass().getSimpleName());
    };
  }

  private ObjectNode order(JsonNode wish) {
    OrderId id = OrderId.parse(wish.path("order").stringValue()).orElseThrow();
    Order order = checkout.find(id, person(wish)).orElseThrow();
    return said("order").put("state", order.state().getClass().getSimpleName());
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
    return said("voted").put("aheadMillis", clock.ahead().toMillis());
  }

  private static PersonId person(JsonNode wish) {
    return TypedId.parse("person", wish.path("buyer").stringValue())
        .map(PersonId::new)
        .orElseThrow();
  }
}
