package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Journals.Found;
import coop.byhand.ledger.RefundPosting.Taken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Books money that goes back to buyers. */
@Component
class RefundBookings {

  private final Journals journals;
  private final OrderLines lines;
  private final Accounts accounts;

  RefundBookings(Journals journals, OrderLines lines, Accounts accounts) {
    this.journals = journals;
    this.lines = lines;
    this.accounts = accounts;
  }

  RefundBooking intend(RefundClaim claim, Instant now) {
    OrderLines.Locked order =
        lines
            .lock(claim.order())
            .orElseThrow(() -> new IllegalArgumentException("not in the books: " + claim.order()));
    Map<String, Money> wanted = wanted(claim);
    Money total = wanted.values().stream().reduce(Money::plus).orElseThrow();
    Optional<Found> before = journals.find(RefundPosting.key(claim.refund()));
    if (before.isPresent()) {
      return new RefundBooking.Booked(same(claim, wanted, before.get()), total);
    }
    Map<String, LineState> states = lines.states(claim.order());
    for (LineAmount line : claim.lines()) {
      Money left = Bookings.known(states, line.line()).left();
      if (left.isLessThan(line.gross())) {
        return new RefundBooking.MoreThanLeft(line.line(), left);
      }
    }
    states.keySet().retainAll(wanted.keySet());
    Purses purses = accounts.lock(Bookings.creators(states.values()), order.currency());
    Posting posting = RefundPosting.intent(claim, states, purses, order.policy());
    return new RefundBooking.Booked(journals.write(posting, now), total);
  }

  private static Map<String, Money> wanted(RefundClaim claim) {
    Map<String, Money> wanted = new TreeMap<>();
    for (LineAmount line : claim.lines()) {
      if (wanted.put(line.line(), line.gross()) != null) {
        throw new IllegalArgumentException("line " + line.line() + " twice in " + claim.refund());
      }
    }
    return wanted;
  }

  private JournalId same(RefundClaim claim, Map<String, Money> wanted, Found before) {
    Map<String, Money> booked = new TreeMap<>();
    lines
        .movesOf(before.id())
        .forEach(move -> booked.merge(move.line(), move.amount().negated(), Money::plus));
    if (!before.cause().equals(claim.order()) || !booked.equals(wanted)) {
      throw Journals.differently(before.key());
    }
    return before.id();
  }

  JournalId sent(String refund, PaidFrom from, Instant at, Instant now) {
    Found intent = lockedIntent(refund);
    Optional<Found> before = journals.find(RefundPosting.keyDone(refund));
    if (before.isPresent()) {
      return before.get().id();
    }
    if (journals.find(RefundPosting.keyFailed(refund)).isPresent()) {
      throw new IllegalStateException(refund + " has failed already");
    }
    return journals.write(
        RefundPosting.done(
            refund, intent.cause(), amount(intent), from.account(), intent.policy(), at),
        now);
  }

  JournalId failed(String refund, Instant at, Instant now) {
    Found intent = lockedIntent(refund);
    Optional<Found> before = journals.find(RefundPosting.keyFailed(refund));
    if (before.isPresent()) {
      return before.get().id();
    }
    boolean sent = journals.find(RefundPosting.keyDone(refund)).isPresent();
    Map<String, LineState> states = lines.states(intent.cause());
    List<Taken> taken =
        lines.movesOf(intent.id()).stream()
            .map(move ->
                new Taken(
                    Bookings.share(states, move),
                    move.place(),
                    move.amount().negated(),
                    Bookings.known(states, move.line()).released()))
            .toList();
    Purses purses = accounts.lock(Bookings.creators(states.values()), amount(intent).currency());
    Posting posting =
        RefundPosting.failed(
            refund,
            intent.cause(),
            sent ? Chart.STRIPE_BALANCE : Chart.REFUND_IN_TRANSIT,
            taken,
            purses,
            intent.policy(),
            at);
    return journals.write(
        new Posting(posting.draft().reversing(intent.id()), posting.moves()), now);
  }

  /** What a journal took back of each line: of its price, and of its tax. */
  List<TakenBack> takenBack(Found journal) {
    Map<String, LineState> states = lines.states(journal.cause());
    Map<String, Money> net = new TreeMap<>();
    Map<String, Money> tax = new HashMap<>();
    for (Move move : lines.movesOf(journal.id())) {
      if (move.place() == Place.GRANTED) {
        continue;
      }
      boolean isTax = Bookings.share(states, move).role() == Role.TAX;
      Money back = move.amount().negated();
      Money none = Money.zero(back.currency());
      net.merge(move.line(), isTax ? none : back, Money::plus);
      tax.merge(move.line(), isTax ? back : none, Money::plus);
    }
    return net.entrySet().stream()
        .map(line ->
            new TakenBack(
                line.getKey(),
                line.getValue(),
                tax.getOrDefault(line.getKey(), Money.zero(line.getValue().currency()))))
        .toList();
  }

  private Found lockedIntent(String refund) {
    Found intent =
        journals
            .find(RefundPosting.key(refund))
            .orElseThrow(() -> new IllegalStateException("never intended: " + refund));
    lines.lock(intent.cause());
    return intent;
  }

  private Money amount(Found intent) {
    return journals.on(intent.id(), Chart.REFUND_IN_TRANSIT).negated();
  }
}
