package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Journals.Found;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Books money that goes to members, and money that comes back from them. */
@Component
class PayoutBookings {

  private final Journals journals;
  private final Accounts accounts;

  PayoutBookings(Journals journals, Accounts accounts) {
    this.journals = journals;
    this.accounts = accounts;
  }

  JournalId intend(PayoutClaim claim, Instant now) {
    accounts.lock(List.of(claim.member()), claim.amount().currency());
    if (journals.find(PayoutPosting.key(claim.payout())).isEmpty()) {
      Money available = accounts.balanceOf(claim.member(), claim.amount().currency()).available();
      if (available.isLessThan(claim.amount())) {
        throw new IllegalStateException(
            claim.payout() + ": " + claim.amount() + " of " + available);
      }
    }
    return journals.write(PayoutPosting.intent(claim), now);
  }

  /** What was paid out is paid out, whatever is available now. */
  JournalId found(PayoutClaim claim, Instant now) {
    Purses purses = accounts.lock(List.of(claim.member()), claim.amount().currency());
    Optional<Found> before = journals.find(PayoutPosting.key(claim.payout()));
    return before.isPresent()
        ? before.get().id()
        : journals.write(PayoutPosting.found(claim, purses), now);
  }

  JournalId sent(String payout, Instant at, Instant now) {
    Intent intent = locked(payout);
    Optional<Found> before = journals.find(PayoutPosting.keySent(payout));
    if (before.isPresent()) {
      return before.get().id();
    }
    if (journals.find(PayoutPosting.keyFailed(payout)).isPresent()) {
      throw new IllegalStateException(payout + " has failed already");
    }
    return journals.write(
        PayoutPosting.sent(payout, intent.member(), intent.amount(), intent.journal().policy(), at),
        now);
  }

  JournalId failed(String payout, Instant at, Instant now) {
    Intent intent = locked(payout);
    Optional<Found> before = journals.find(PayoutPosting.keyFailed(payout));
    if (before.isPresent()) {
      return before.get().id();
    }
    boolean sent = journals.find(PayoutPosting.keySent(payout)).isPresent();
    Draft draft =
        PayoutPosting.failed(
            payout,
            intent.member(),
            intent.amount(),
            sent,
            intent.purses(),
            intent.journal().policy(),
            at);
    return journals.write(draft.reversing(intent.journal().id()), now);
  }

  JournalId recover(Recovery recovery, Instant now) {
    Purses purses = accounts.lock(List.of(recovery.member()), recovery.amount().currency());
    Draft draft = PayoutPosting.of(recovery, purses);
    Optional<Found> before = journals.find(draft.key());
    if (before.isEmpty()) {
      return journals.write(draft, now);
    }
    boolean same =
        journals.on(before.get().id(), Chart.STRIPE_BALANCE).equals(recovery.amount())
            && journals.entriesOf(before.get().id()).keySet().stream()
                .anyMatch(code -> code.endsWith(":" + recovery.member()));
    if (!same) {
      throw Journals.differently(draft.key());
    }
    return before.get().id();
  }

  private record Intent(Found journal, MemberId member, Money amount, Purses purses) {}

  private Intent locked(String payout) {
    Found journal =
        journals
            .find(PayoutPosting.key(payout))
            .orElseThrow(() -> new IllegalStateException("never intended: " + payout));
    Map.Entry<String, Long> credit =
        journals.entriesOf(journal.id()).entrySet().stream()
            .filter(entry -> entry.getValue() < 0)
            .findFirst()
            .orElseThrow();
    String code = credit.getKey();
    MemberId member = MemberId.parse(code.substring(code.lastIndexOf(':') + 1)).orElseThrow();
    Money amount =
        Money.of(Math.negateExact(credit.getValue()), code.substring(0, code.indexOf(':')));
    return new Intent(journal, member, amount, accounts.lock(List.of(member), amount.currency()));
  }
}
