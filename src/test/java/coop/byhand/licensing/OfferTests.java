package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.catalogue.Workbench;
import coop.byhand.kernel.Money;
import coop.byhand.members.Member;
import coop.byhand.policy.InForce;
import coop.byhand.policy.Medium;
import coop.byhanddemo.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class OfferTests {

  @Autowired Licensing licensing;
  @Autowired SalesDesk desk;
  @Autowired Atelier atelier;
  @Autowired Workbench workbench;
  @Autowired MovableClock clock;
  @Autowired DSLContext database;
  @Autowired InForce inForce;

  @Test
  void aVerifiedWorkIsListedByItsPrice() {
    Member ana = atelier.member("Ana");
    Work work = atelier.verified(ana, "Black canyon");
    assertThat(work.state()).isInstanceOf(ListingState.AwaitingPrice.class);

    OfferOutcome outcome = licensing.offer(work.id(), ana.id(), euros(4_200));

    assertThat(outcome).isInstanceOf(OfferOutcome.Offered.class);
    assertThat(licensing.offerOf(work.id()).orElseThrow().price()).isEqualTo(euros(4_200));
    assertThat(atelier.find(work.id()).isListed()).isTrue();
    assertThat(atelier.find(work.id()).priceFrom()).isEqualTo(euros(4_200));
  }

  @Test
  void aPriceMayComeBeforeTheVerdict() {
    Member ana = atelier.member("Ana");
    Work work = atelier.inReview(ana, "White canyon");

    assertThat(licensing.offer(work.id(), ana.id(), floor()))
        .isInstanceOf(OfferOutcome.Offered.class);

    assertThat(atelier.find(work.id()).isListed()).isFalse();
    atelier.approve(work.claim(), atelier.member("Carla"));
    atelier.approve(work.claim(), atelier.member("Dario"));
    atelier.count(work.claim());
    assertThat(atelier.find(work.id()).isListed()).isTrue();
  }

  @Test
  void nobodySellsBelowTheVotedFloor() {
    Member ana = atelier.member("Ana");
    Work work = atelier.verified(ana, "Cheap canyon");

    assertThat(licensing.offer(work.id(), ana.id(), floor().minus(euros(1))))
        .isEqualTo(new OfferOutcome.BelowFloor(floor()));
    assertThat(licensing.offer(work.id(), ana.id(), euros(0)))
        .isEqualTo(new OfferOutcome.BelowFloor(floor()));
    assertThat(licensing.offer(work.id(), ana.id(), euros(-5)))
        .isInstanceOf(OfferOutcome.BelowFloor.class);

    assertThat(licensing.offerOf(work.id())).isEmpty();
    assertThat(atelier.find(work.id()).isListed()).isFalse();
    assertThat(licensing.offer(work.id(), ana.id(), floor()))
        .isInstanceOf(OfferOutcome.Offered.class);
  }

  @Test
  void pricesThatNobodyMeansAreRefused() {
    Member ana = atelier.member("Ana");
    Work work = atelier.verified(ana, "Dear canyon");

    assertThat(licensing.offer(work.id(), ana.id(), euros(100_000_001)))
        .isInstanceOf(OfferOutcome.AboveLimit.class);
    assertThat(licensing.offer(work.id(), ana.id(), Money.of(9_000, "USD")))
        .isInstanceOf(OfferOutcome.NoFloor.class);
  }

  @Test
  void onlyTheMakerSetsThePrice() {
    Work work = atelier.verified(atelier.member("Ana"), "Her canyon");
    Member other = atelier.member("Eve");

    assertThat(licensing.offer(work.id(), other.id(), euros(4_200)))
        .isInstanceOf(OfferOutcome.NotYours.class);
    assertThat(licensing.offer(WorkId.at(clock.instant()), other.id(), euros(4_200)))
        .isInstanceOf(OfferOutcome.NotYours.class);
  }

  @Test
  void aWithdrawnWorkIsNotOffered() {
    Member ana = atelier.member("Ana");
    Work work = atelier.listed(ana, "Gone canyon", 4_200);
    workbench.withdraw(work.id(), ana.id(), "tired of it");

    assertThat(licensing.offer(work.id(), ana.id(), euros(4_200)))
        .isInstanceOf(OfferOutcome.Closed.class);
  }

  @Test
  void everyPriceStaysOnRecord() {
    Member ana = atelier.member("Ana");
    Work work = atelier.verified(ana, "Moving canyon");
    licensing.offer(work.id(), ana.id(), euros(4_200));
    licensing.offer(work.id(), ana.id(), euros(3_000));
    licensing.offer(work.id(), ana.id(), euros(3_000));

    assertThat(desk.history(work.id(), LicenceClass.STANDARD))
        .extracting(Offer::price)
        .containsExactly(euros(3_000), euros(4_200));
    assertThat(atelier.find(work.id()).priceFrom()).isEqualTo(euros(3_000));
    String mine = " where work_id = '" + work.id().value() + "'";
    assertThatThrownBy(() -> database.execute("update licensing.offer set price = 1" + mine))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("delete from licensing.offer" + mine))
        .hasMessageContaining("append-only");
  }

  @Test
  void aDraftThatIsTakenBackTakesItsPriceAlong() {
    Member ana = atelier.member("Ana");
    Work draft = atelier.described(ana, "Never shown");
    licensing.offer(draft.id(), ana.id(), euros(4_200));

    workbench.withdraw(draft.id(), ana.id(), "");

    assertThat(desk.history(draft.id(), LicenceClass.STANDARD).isEmpty())
        .isEqualTo(
            database
                .fetchOne(
                    "select count(*) = 0 from catalogue.work where work_id = ?", draft.id().value())
                .into(boolean.class));
  }

  private Money floor() {
    return inForce.floor(Medium.IMAGE);
  }

  private static Money euros(long cents) {
    return Money.of(cents, "EUR");
  }
}
