package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Books paid orders and the ends of their holds. */
@Component
class SaleBookings {

  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Journals journals;
  private final OrderLines lines;
  private final Accounts accounts;
  private final Register register;
  private final PolicyBook policies;

  SaleBookings(
      Journals journals,
      OrderLines lines,
      Accounts accounts,
      Register register,
      PolicyBook policies) {
    this.journals = journals;
    this.lines = lines;
    this.accounts = accounts;
    this.register = register;
    this.policies = policies;
  }

  JournalId sell(PaidOrder order, Instant now) {
    Draft draft = SalePosting.of(order);
    Duration hold = policies.version(order.policy()).payoutRules().hold();
    Optional<JournalId> written = journals.insert(draft, now);
    if (written.isEmpty()) {
      return same(order, draft);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Digest digest = draft.digest(nonce);
    RegisterEntryId entry =
        register.append(SaleOnRecord.of(written.get(), digest, draft.policy(), now));
    lines.insert(written.get(), order, hold, nonce, digest, entry);
    return written.get();
  }

  private JournalId same(PaidOrder order, Draft draft) {
    JournalId booked = journals.same(draft);
    List<LineShare> stored =
        lines.states(order.order()).values().stream()
            .flatMap(line -> line.shares().stream())
            .map(ShareState::share)
            .toList();
    if (!stored.equals(SalePosting.shares(order))) {
      throw Journals.differently(draft.key());
    }
    return booked;
  }

  Optional<JournalId> release(String line, Instant at, Instant now) {
    String order =
        lines
            .orderOf(line)
            .orElseThrow(() -> new IllegalArgumentException("not in the books: " + line));
    OrderLines.Locked locked = lines.lock(order).orElseThrow();
    Optional<Journals.Found> before = journals.find(ReleasePosting.key(line));
    if (before.isPresent()) {
      return before.map(Journals.Found::id);
    }
    LineState state = lines.state(line).orElseThrow();
    if (state.isDisputed() || state.at(Place.PENDING).isZero()) {
      return Optional.empty();
    }
    if (at.isBefore(state.holdUntil())) {
      throw new IllegalArgumentException(line + " waits until " + state.holdUntil());
    }
    Purses purses = accounts.lock(Bookings.creators(List.of(state)), locked.currency());
    return Optional.of(journals.write(ReleasePosting.of(state, purses, locked.policy(), at), now));
  }
}
