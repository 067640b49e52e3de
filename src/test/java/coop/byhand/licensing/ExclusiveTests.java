package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.Work;
import coop.byhand.members.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ByhandTest
class ExclusiveTests extends ExclusiveStory {

  @Test
  void anExclusiveLicenceClosesTheWorkForAYear() {
    Work work = offeredBothWays("Alone");
    Licence before = counter.grant(work, counter.buyer("Ben"), "Ben");

    Licence licence = grantExclusive(work, "Cleo");

    assertThat(licence.licenceClass()).isEqualTo(LicenceClass.EXCLUSIVE);
    assertThat(licence.endsAt())
        .isEqualTo(LicenceTerms.Term.ONE_YEAR.end(licence.grantedAt()).orElseThrow());
    assertThat(licence.isValid()).isTrue();
    assertThat(licensing.find(before.id(), before.buyer()).orElseThrow().isValid()).isTrue();
    assertThat(before.endsAt()).isNull();
    assertThat(licensing.offerOf(work.id())).isEmpty();
    assertThat(licensing.offerOf(work.id(), LicenceClass.EXCLUSIVE)).isEmpty();
    assertThat(desk.closure(work.id())).contains(new Closure.SoldExclusively(licence.endsAt()));
    assertThat(card(work).priceFrom()).isNull();
    for (LicenceClass any : LicenceClass.values()) {
      assertThat(counter.ask(counter.request(work, counter.buyer("Dora"), "Dora", any)))
          .isEqualTo(new GrantOutcome.TakenByAnother(work.id()));
      assertThat(reserve(line(), work, any)).isEqualTo(new ReserveOutcome.Gone());
    }
    assertThat(violations(work)).isZero();
  }

  @Test
  void aReservationKeepsTheWorkUntilThePaymentPageCloses() {
    Work work = offeredBothWays("Kept");
    OrderLineRef first = line();
    Instant until = clock.instant().plus(HALF_AN_HOUR);

    assertThat(reserve(first, work, LicenceClass.EXCLUSIVE))
        .isEqualTo(new ReserveOutcome.Reserved());
    assertThat(reserve(first, work, LicenceClass.EXCLUSIVE))
        .isEqualTo(new ReserveOutcome.Reserved());
    OrderLineRef second = line();
    assertThat(reserve(second, work, LicenceClass.EXCLUSIVE))
        .isInstanceOfSatisfying(
            ReserveOutcome.HeldByAnother.class,
            held -> assertThat(held.until()).isBetween(until, until.plusSeconds(1)));
    assertThat(reserve(line(), work, LicenceClass.STANDARD))
        .isEqualTo(new ReserveOutcome.Reserved());
    assertThat(counter.ask(counter.request(work, counter.buyer("Ben"), "Ben")))
        .isInstanceOf(GrantOutcome.Granted.class);

    clock.forward(HALF_AN_HOUR.plusSeconds(2));
    assertThat(reserve(second, work, LicenceClass.EXCLUSIVE))
        .isEqualTo(new ReserveOutcome.Reserved());
    assertThat(reserve(first, work, LicenceClass.EXCLUSIVE))
        .isInstanceOf(ReserveOutcome.HeldByAnother.class);
  }

  @Test
  void whatIsLetGoIsFreeAtOnce() {
    Work work = offeredBothWays("Let go");
    OrderLineRef first = line();
    reserve(first, work, LicenceClass.EXCLUSIVE);

    transaction.executeWithoutResult(status -> licensing.release(first));
    transaction.executeWithoutResult(status -> licensing.release(line()));

    assertThat(reserve(line(), work, LicenceClass.EXCLUSIVE))
        .isEqualTo(new ReserveOutcome.Reserved());
  }

  @Test
  void whoPaysTooLateLosesToWhoeverHasTheWorkByThen() {
    Work work = offeredBothWays("Too late");
    GrantRequest late = exclusive(work, "Late");
    GrantRequest next = exclusive(work, "Next");
    reserve(late.orderLine(), work, LicenceClass.EXCLUSIVE);
    clock.forward(HALF_AN_HOUR.plusSeconds(2));
    reserve(next.orderLine(), work, LicenceClass.EXCLUSIVE);

    assertThat(counter.ask(late)).isEqualTo(new GrantOutcome.TakenByAnother(work.id()));
    assertThat(counter.ask(next)).isInstanceOf(GrantOutcome.Granted.class);
    assertThat(counter.ask(late)).isEqualTo(new GrantOutcome.TakenByAnother(work.id()));
    assertThat(counter.ask(next)).isInstanceOf(GrantOutcome.Granted.class);
  }

  @Test
  void whoPaysTooLateStillGetsWhatNobodyElseWanted() {
    Work work = offeredBothWays("Late alone");
    GrantRequest late = exclusive(work, "Late");
    reserve(late.orderLine(), work, LicenceClass.EXCLUSIVE);
    clock.forward(HALF_AN_HOUR.plusSeconds(2));

    assertThat(counter.ask(late)).isInstanceOf(GrantOutcome.Granted.class);
  }

  @Test
  void aRevokedExclusiveLicenceOpensTheWorkAgain() {
    Work work = offeredBothWays("Open again");
    Licence licence = grantExclusive(work, "Cleo");

    counter.revoke(licence, RevocationReason.REFUNDED);

    assertThat(desk.closure(work.id())).isEmpty();
    assertThat(licensing.offerOf(work.id(), LicenceClass.EXCLUSIVE)).isPresent();
    assertThat(card(work).priceFrom()).isEqualTo(euros(4_200));
    clock.forward(Duration.ofSeconds(1));
    assertThat(grantExclusive(work, "Dora").isValid()).isTrue();
    assertThat(violations(work)).isZero();
  }

  @Test
  void theLicenceEndsWithItsYearAndTheWorkIsForSaleAgain() {
    Work work = offeredBothWays("A year");
    Licence licence = grantExclusive(work, "Cleo");

    clock.forward(Duration.between(clock.instant(), licence.endsAt()).plusSeconds(1));
    desk.reopenDue();
    desk.reopenDue();

    assertThat(licensing.find(licence.id(), licence.buyer()).orElseThrow().status())
        .isEqualTo(new LicenceStatus.Expired(licence.endsAt()));
    assertThat(card(work).priceFrom()).isEqualTo(euros(4_200));
    assertThat(counter.ask(counter.request(work, counter.buyer("Ben"), "Ben")))
        .isInstanceOf(GrantOutcome.Granted.class);
    assertThat(violations(work)).isZero();
  }

  @Test
  void theSameFileHandedInAgainIsNotSoldWhileTheLicenceRuns() {
    Member ana = atelier.member("Ana");
    byte[] file = Atelier.picture(64, 48);
    Work first = listed(ana, file);
    grantExclusive(first, "Cleo");
    workbench.withdraw(first.id(), ana.id(), "");

    Work again = listed(ana, file);

    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(licensing.offerOf(again.id())).isEmpty();
    assertThat(desk.closure(again.id())).containsInstanceOf(Closure.SoldExclusively.class);
    for (LicenceClass any : LicenceClass.values()) {
      assertThat(reserve(line(), again, any)).isEqualTo(new ReserveOutcome.Gone());
      assertThat(counter.ask(counter.request(again, counter.buyer("Dora"), "Dora", any)))
          .isEqualTo(new GrantOutcome.TakenByAnother(again.id()));
    }
  }

  private Work listed(Member maker, byte[] file) {
    Work draft = atelier.draft(maker, file, "again.png");
    atelier.describe(draft, new Detail.Title("Again"));
    atelier.describe(draft, new Detail.Description("Handed in again"));
    atelier.describe(draft, new Detail.Tags(List.of("again")));
    atelier.describe(draft, new Detail.AltText("Stripes"));
    atelier.declare(draft.claim(), maker);
    atelier.publish(draft, maker, 4_200);
    licensing.offer(draft.id(), maker.id(), euros(4_200));
    return atelier.find(draft.id());
  }

  @Test
  void aFrozenWorkIsNotSoldUntilItsMakerSellsItAgain() {
    Member ana = atelier.member("Ana");
    Work work = counter.offered(ana, "Resting", 4_200);
    GrantRequest paying = counter.request(work, counter.buyer("Ben"), "Ben");

    assertThat(desk.freeze(work.id(), ana.id(), null, " in a show "))
        .isInstanceOfSatisfying(
            FreezeOutcome.Frozen.class,
            frozen -> assertThat(frozen.freeze().reason()).isEqualTo("in a show"));

    assertThat(desk.freeze(work.id(), ana.id(), null, ""))
        .isInstanceOf(FreezeOutcome.FrozenAlready.class);
    assertThat(licensing.offerOf(work.id())).isEmpty();
    assertThat(reserve(line(), work, LicenceClass.STANDARD)).isEqualTo(new ReserveOutcome.Gone());
    assertThat(counter.ask(paying)).isEqualTo(new GrantOutcome.WorkGone(work.id()));
    assertThat(card(work).priceFrom()).isNull();
    assertThat(desk.thaw(work.id(), ana.id())).isEqualTo(new FreezeOutcome.Thawed());
    assertThat(desk.thaw(work.id(), ana.id())).isEqualTo(new FreezeOutcome.NotFrozen());
    assertThat(licensing.offerOf(work.id())).isPresent();
    assertThat(counter.ask(paying)).isInstanceOf(GrantOutcome.Granted.class);
  }

  @Test
  void aFreezeWithAnEndIsOverByItself() {
    Member ana = atelier.member("Ana");
    Work work = counter.offered(ana, "A week", 4_200);
    desk.freeze(work.id(), ana.id(), clock.instant().plus(Duration.ofDays(7)), "");

    clock.forward(Duration.ofDays(7).plusSeconds(1));
    desk.reopenDue();

    assertThat(licensing.offerOf(work.id())).isPresent();
    assertThat(card(work).priceFrom()).isEqualTo(euros(4_200));
  }

  @Test
  void onlyTheMakerFreezesAndOnlyWhatIsListed() {
    Member ana = atelier.member("Ana");
    Work draft = atelier.described(ana, "Draft");
    Work work = counter.offered(ana, "Hers", 4_200);
    Member eve = atelier.member("Eve");

    assertThat(desk.freeze(draft.id(), ana.id(), null, ""))
        .isEqualTo(new FreezeOutcome.NotListed());
    assertThat(desk.freeze(work.id(), eve.id(), null, "")).isEqualTo(new FreezeOutcome.NotYours());
    assertThat(desk.thaw(work.id(), eve.id())).isEqualTo(new FreezeOutcome.NotYours());
    assertThatThrownBy(() -> desk.freeze(work.id(), ana.id(), clock.instant(), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anExclusiveOfferHasTheSameFloorAndCanBeTakenBack() {
    Member ana = atelier.member("Ana");
    Work work = counter.offered(ana, "Both ways", 4_200);

    assertThat(desk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, euros(1)))
        .isInstanceOf(OfferOutcome.BelowFloor.class);
    assertThat(desk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, euros(90_000)))
        .isInstanceOf(OfferOutcome.Offered.class);
    assertThat(licensing.offerOf(work.id(), LicenceClass.EXCLUSIVE).orElseThrow().price())
        .isEqualTo(euros(90_000));
    assertThat(atelier.find(work.id()).priceFrom()).isEqualTo(euros(4_200));

    desk.endExclusiveOffer(work.id(), atelier.member("Eve").id());
    assertThat(licensing.offerOf(work.id(), LicenceClass.EXCLUSIVE)).isPresent();
    desk.endExclusiveOffer(work.id(), ana.id());
    desk.endExclusiveOffer(work.id(), ana.id());
    assertThat(licensing.offerOf(work.id(), LicenceClass.EXCLUSIVE)).isEmpty();
    assertThat(licensing.offerOf(work.id())).isPresent();
    desk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, euros(90_000));
    assertThat(licensing.offerOf(work.id(), LicenceClass.EXCLUSIVE)).isPresent();
    assertThat(desk.history(work.id(), LicenceClass.EXCLUSIVE)).hasSize(2);
  }

  @Test
  void theDatabaseRefusesASecondOneWhateverTheApplicationThinks() {
    Work work = offeredBothWays("Guarded");
    Licence licence = grantExclusive(work, "Cleo");
    Work other = offeredBothWays("Other");
    Licence second = grantExclusive(other, "Dora");
    String mine = " where licence_id = '" + licence.id().value() + "'";

    assertThatThrownBy(() ->
            database.execute(
                "insert into licensing.exclusivity select '"
                    + UUID.randomUUID()
                    + "', work_id, file_digest, starts_at, agreed_until, ends_at from licensing.exclusivity"
                    + mine))
        .hasMessageContaining("exclusivity_once");
    assertThatThrownBy(() ->
            database.execute(
                "update licensing.exclusivity set work_id = '" + other.id().value() + "'" + mine))
        .hasMessageContaining("can only end earlier");
    assertThatThrownBy(() -> database.execute("delete from licensing.exclusivity" + mine))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() ->
            database.execute(
                "insert into licensing.licence (licence_id, verification, order_line, work_id,"
                    + " title, maker, person_id, licensee, licence_class, terms_digest, price,"
                    + " currency, policy_version, file_digest, record, entry_id, granted_at)"
                    + " select gen_random_uuid(), replace(verification, left(verification, 4),"
                    + " 'zzzz'), gen_random_uuid(), work_id, title, maker, person_id, licensee,"
                    + " licence_class, terms_digest, price, currency, policy_version, file_digest,"
                    + " replace(record, left(verification, 4), 'zzzz'), (select max(entry_id) from"
                    + " register.entry e where not exists (select from licensing.licence l where"
                    + " l.entry_id = e.entry_id)), granted_at from licensing.licence"
                    + " where licence_id = '"
                    + second.id().value()
                    + "'"))
        .hasMessageContaining("licence_exclusive_is_guarded");
  }

  @Test
  void theOverseersSeeWhatMustNotBe() {
    Work work = offeredBothWays("Overseen");
    Licence licence = grantExclusive(work, "Cleo");
    assertThat(violations(work)).isZero();

    transaction.executeWithoutResult(status -> {
      database.execute("alter table licensing.exclusivity drop constraint exclusivity_once");
      Licence standard = counter.grant(offeredBothWays("Elsewhere"), licence.buyer(), "Ben");
      database.execute(
          "insert into licensing.exclusivity select '"
              + standard.id().value()
              + "', work_id, file_digest, starts_at, agreed_until, ends_at from licensing.exclusivity"
              + " where licence_id = '"
              + licence.id().value()
              + "'");
      assertThat(violations(work)).isPositive();
      status.setRollbackOnly();
    });
  }
}
