package coop.byhand.licensing;

import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkCard;
import coop.byhand.catalogue.Workbench;
import coop.byhand.kernel.Money;
import coop.byhand.members.Member;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of exclusive licences have in common: works that are offered both ways. */
abstract class ExclusiveStory {

  static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Autowired Licensing licensing;
  @Autowired SalesDesk desk;
  @Autowired Counter counter;
  @Autowired Atelier atelier;
  @Autowired Catalogue catalogue;
  @Autowired Workbench workbench;
  @Autowired MovableClock clock;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  Work offeredBothWays(String title) {
    Member ana = atelier.member("Ana");
    Work work = counter.offered(ana, title, 4_200);
    desk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, euros(90_000));
    return work;
  }

  GrantRequest exclusive(Work work, String licensee) {
    return counter.request(work, counter.buyer(licensee), licensee, LicenceClass.EXCLUSIVE);
  }

  Licence grantExclusive(Work work, String licensee) {
    return switch (counter.ask(exclusive(work, licensee))) {
      case GrantOutcome.Granted(Licence licence) -> licence;
      case GrantOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  ReserveOutcome reserve(OrderLineRef line, Work work, LicenceClass licence) {
    return transaction.execute(
        status -> licensing.reserve(line, work.id(), licence, clock.instant().plus(HALF_AN_HOUR)));
  }

  WorkCard card(Work work) {
    return catalogue.cards(List.of(work.id())).getFirst();
  }

  int violations(Work work) {
    return database
        .fetchOne(
            "select count(*) from oversight.l05_exclusive_once where subject = ?",
            work.id().value().toString())
        .into(int.class);
  }

  static OrderLineRef line() {
    return new OrderLineRef(UUID.randomUUID());
  }

  static Money euros(long cents) {
    return Money.of(cents, "EUR");
  }
}
