package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.members.Member;
import coop.byhand.provenance.ClaimId;
import coop.byhand.register.Register;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class ListingTests {

  @Autowired Catalogue catalogue;
  @Autowired Workbench workbench;
  @Autowired Register register;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void aVerifiedWorkIsListedOnceItHasAPrice() {
    Work verified = atelier.verified(atelier.member("Ana Lima"), "Price second");
    assertThat(verified.state()).isInstanceOf(ListingState.AwaitingPrice.class);

    catalogue.priceFrom(verified.id(), Money.of(4_000, "EUR"));

    assertThat(atelier.find(verified.id()).isListed()).isTrue();
    assertThat(onRecord("work.listed", verified)).contains(verified.original().hex());
  }

  @Test
  void aPricedWorkIsListedByTheVerdict() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Price first");
    catalogue.priceFrom(work.id(), Money.of(4_000, "EUR"));
    assertThat(atelier.find(work.id()).isListed()).isFalse();

    convince(work.claim());

    assertThat(atelier.find(work.id()).isListed()).isTrue();
  }

  @Test
  void aPriceBelowTheFloorListsNothing() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Too cheap");
    catalogue.priceFrom(work.id(), Money.of(1_499, "EUR"));
    convince(work.claim());
    assertThat(atelier.find(work.id()).state()).isInstanceOf(ListingState.AwaitingPrice.class);

    catalogue.priceFrom(work.id(), Money.of(1_500, "EUR"));
    assertThat(atelier.find(work.id()).isListed()).isTrue();
  }

  @Test
  void aWorkThatDidNotConvinceIsNeverListed() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Doubted");
    catalogue.priceFrom(work.id(), Money.of(4_000, "EUR"));
    atelier.doubt(work.claim(), atelier.member("Carla Reyes"));
    atelier.doubt(work.claim(), atelier.member("Dario Conti"));
    atelier.count(work.claim());

    assertThat(atelier.find(work.id()).state()).isInstanceOf(ListingState.Refused.class);
    catalogue.priceFrom(work.id(), Money.of(9_000, "EUR"));
    assertThat(atelier.find(work.id()).isListed()).isFalse();
  }

  @Test
  void aWorkThatIsTakenDownIsFoundNoMore() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.listed(ana, "Taken down", 4_000);
    assertThat(catalogue.by(ana.id(), 1, 24).items()).hasSize(1);

    assertThat(workbench.withdraw(work.id(), ana.id(), "Sold the print."))
        .isInstanceOf(WithdrawOutcome.Withdrawn.class);

    assertThat(catalogue.by(ana.id(), 1, 24).items()).isEmpty();
    assertThat(atelier.find(work.id()).state())
        .isInstanceOfSatisfying(
            ListingState.Withdrawn.class,
            gone -> assertThat(gone.reason()).isEqualTo("Sold the print."));
    assertThat(onRecord("work.withdrawn", work)).doesNotContain("Sold");
  }

  private void convince(ClaimId claim) {
    atelier.approve(claim, atelier.member("Carla Reyes"));
    atelier.approve(claim, atelier.member("Dario Conti"));
    atelier.count(claim);
  }

  private String onRecord(String kind, Work work) {
    return register.page(1, Optional.of(kind)).items().stream()
        .map(entry -> entry.canonicalJson())
        .filter(json -> json.contains(work.id().toString()))
        .findFirst()
        .orElseThrow();
  }
}
