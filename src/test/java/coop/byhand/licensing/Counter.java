package coop.byhand.licensing;

import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.kernel.Money;
import coop.byhand.members.Member;
import coop.byhand.policy.PolicyVersion;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Where works are offered and licensed in tests, by the front doors. */
@TestComponent
public class Counter {

  private final Atelier atelier;
  private final People people;
  private final Licensing licensing;
  private final TermsBook terms;
  private final TransactionTemplate transaction;

  public Counter(
      Atelier atelier,
      People people,
      Licensing licensing,
      TermsBook terms,
      TransactionTemplate transaction) {
    this.atelier = atelier;
    this.people = people;
    this.licensing = licensing;
    this.terms = terms;
    this.transaction = transaction;
  }

  /** Somebody who buys and is no member. */
  public PersonId buyer(String name) {
    String mail = UUID.randomUUID() + "@example.org";
    return switch (people.register(name, mail, Locale.ENGLISH)) {
      case RegistrationOutcome.Registered(Person person) -> person.id();
      case RegistrationOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  /** A verified work that its maker offers for this many cents. */
  public Work offered(Member maker, String title, long cents) {
    Work work = atelier.verified(maker, title);
    switch (licensing.offer(work.id(), maker.id(), Money.of(cents, "EUR"))) {
      case OfferOutcome.Offered _ -> {}
      case OfferOutcome other -> throw new IllegalStateException(other.toString());
    }
    return atelier.find(work.id());
  }

  /** What a paid order would ask for. */
  public GrantRequest request(Work work, PersonId buyer, String licensee) {
    return request(work, buyer, licensee, LicenceClass.STANDARD);
  }

  /** What a paid order of this licence would ask for. */
  public GrantRequest request(
      Work work, PersonId buyer, String licensee, LicenceClass licenceClass) {
    return new GrantRequest(
        new OrderLineRef(UUID.randomUUID()),
        work.id(),
        buyer,
        licensee,
        licenceClass,
        terms.inForce(licenceClass).hash(),
        Money.of(4_200, "EUR"),
        PolicyVersion.GENESIS);
  }

  public GrantOutcome ask(GrantRequest request) {
    return transaction.execute(status -> licensing.grant(request));
  }

  public Licence grant(Work work, PersonId buyer, String licensee) {
    return switch (ask(request(work, buyer, licensee))) {
      case GrantOutcome.Granted(Licence licence) -> licence;
      case GrantOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  public Licence revoke(Licence licence, RevocationReason reason) {
    return switch (transaction.execute(status -> licensing.revoke(licence.id(), reason))) {
      case RevokeOutcome.Ended(Licence ended) -> ended;
      case RevokeOutcome other -> throw new IllegalStateException(other.toString());
    };
  }
}
