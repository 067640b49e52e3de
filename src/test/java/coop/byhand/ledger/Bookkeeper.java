package coop.byhand.ledger;

import coop.byhand.identity.People;
import coop.byhand.identity.RegistrationOutcome.Registered;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Members who sell and sales that are booked, for the tests of the books. */
public class Bookkeeper {

  private final Ledger ledger;
  private final PolicyBook policies;
  private final People people;
  private final Membership membership;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Bookkeeper(
      Ledger ledger,
      PolicyBook policies,
      People people,
      Membership membership,
      Clock clock,
      TransactionTemplate transaction) {
    this.ledger = ledger;
    this.policies = policies;
    this.people = people;
    this.membership = membership;
    this.clock = clock;
    this.transaction = transaction;
  }

  JournalId post(Sale sale) {
    return transaction.execute(ignored -> ledger.post(sale));
  }

  Sale sale(MemberId creator, long cents) {
    return sale(creator, cents, genesis());
  }

  Sale sale(MemberId creator, long cents, RevenueSplit split) {
    return new Sale(
        "order_" + UUID.randomUUID(),
        "work_" + UUID.randomUUID(),
        "Harbour at dawn",
        "STANDARD",
        creator,
        Settlement.of(Money.of(cents, "EUR"), split),
        clock.instant());
  }

  RevenueSplit genesis() {
    return policies.version(PolicyVersion.GENESIS).revenueSplit();
  }

  MemberId maker(String name) {
    Registered registered =
        (Registered) people.register(name, UUID.randomUUID() + "@example.com", Locale.ENGLISH);
    return membership.admit(registered.person().id(), "Makes things.").id();
  }
}
