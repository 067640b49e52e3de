package coop.byhand.ledger;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.DisputePosting.Held;
import coop.byhand.ledger.Journals.Found;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Books what buyers' banks take while a dispute is decided, and how it ends. */
@Component
class DisputeBookings {

  private final Journals journals;
  private final OrderLines lines;
  private final Accounts accounts;
  private final PolicyBook policies;

  DisputeBookings(Journals journals, OrderLines lines, Accounts accounts, PolicyBook policies) {
    this.journals = journals;
    this.lines = lines;
    this.accounts = accounts;
    this.policies = policies;
  }

  JournalId withdrawn(DisputedPayment dispute, Instant now) {
    lines.lock(dispute.order());
    return withdrawn(dispute, List.copyOf(lines.states(dispute.order()).values()), now);
  }

  /** Of a payment that bought nothing; an order that it names may be sold, by another payment. */
  JournalId withdrawnOfNothing(DisputedPayment dispute, Instant now) {
    lines.lock(dispute.order());
    return withdrawn(dispute, List.of(), now);
  }

  private JournalId withdrawn(DisputedPayment dispute, List<LineState> states, Instant now) {
    Optional<Found> before = journals.find(DisputePosting.key(dispute.dispute(), "withdrawn"));
    if (before.isPresent()) {
      return same(dispute, before.get());
    }
    PolicyVersion policy =
        journals
            .policyOf(dispute.order())
            .orElseThrow(
                () -> new IllegalArgumentException("not in the books: " + dispute.order()));
    Purses purses = accounts.lock(Bookings.creators(states), dispute.amount().currency());
    return journals.write(DisputePosting.withdrawn(dispute, states, purses, policy), now);
  }

  private JournalId same(DisputedPayment dispute, Found before) {
    if (!before.cause().equals(dispute.order())
        || !journals.on(before.id(), Chart.DISPUTE_HELD).equals(dispute.amount())
        || !journals.on(before.id(), Chart.DISPUTE_FEES).equals(dispute.fee())) {
      throw Journals.differently(before.key());
    }
    return before.id();
  }

  JournalId won(String dispute, Money came, Instant at, Instant now) {
    Found withdrawn = lockedWithdrawal(dispute);
    Optional<Found> before = ended(dispute, "won", "lost");
    if (before.isPresent()) {
      return before.get().id();
    }
    Money amount = journals.on(withdrawn.id(), Chart.DISPUTE_HELD);
    Map<String, LineState> states = lines.states(withdrawn.cause());
    Purses purses = accounts.lock(Bookings.creators(states.values()), amount.currency());
    return journals.write(
        DisputePosting.won(
            dispute,
            withdrawn.cause(),
            amount,
            came,
            held(withdrawn, states),
            purses,
            withdrawn.policy(),
            at),
        now);
  }

  JournalId lost(String dispute, Instant at, Instant now) {
    Found withdrawn = lockedWithdrawal(dispute);
    Optional<Found> before = ended(dispute, "lost", "won");
    if (before.isPresent()) {
      return before.get().id();
    }
    Money amount = journals.on(withdrawn.id(), Chart.DISPUTE_HELD);
    BasisPoints reserve = policies.version(withdrawn.policy()).refundRules().disputeReserve();
    Map<String, LineState> states = lines.states(withdrawn.cause());
    Purses purses = accounts.lock(Bookings.creators(states.values()), amount.currency());
    return journals.write(
        DisputePosting.lost(
            dispute,
            withdrawn.cause(),
            amount,
            held(withdrawn, states),
            reserve,
            purses,
            withdrawn.policy(),
            at),
        now);
  }

  private Found lockedWithdrawal(String dispute) {
    Found withdrawn =
        journals
            .find(DisputePosting.key(dispute, "withdrawn"))
            .orElseThrow(() -> new IllegalStateException("nothing withdrawn for " + dispute));
    lines.lock(withdrawn.cause());
    return withdrawn;
  }

  private Optional<Found> ended(String dispute, String end, String other) {
    if (journals.find(DisputePosting.key(dispute, other)).isPresent()) {
      throw new IllegalStateException("dispute " + dispute + " was " + other + " already");
    }
    return journals.find(DisputePosting.key(dispute, end));
  }

  private List<Held> held(Found withdrawn, Map<String, LineState> states) {
    Map<LineShare, List<Move>> moves = new LinkedHashMap<>();
    lines
        .movesOf(withdrawn.id())
        .forEach(move ->
            moves
                .computeIfAbsent(Bookings.share(states, move), share -> new ArrayList<>())
                .add(move));
    return moves.entrySet().stream()
        .map(entry ->
            new Held(
                entry.getKey(),
                at(Place.PENDING, entry).negated(),
                at(Place.BLOCKED, entry),
                at(Place.DISPUTED, entry)))
        .toList();
  }

  private static Money at(Place place, Map.Entry<LineShare, List<Move>> moves) {
    return moves.getValue().stream()
        .filter(move -> move.place() == place)
        .map(Move::amount)
        .reduce(Money.zero(moves.getKey().amount().currency()), Money::plus);
  }
}
