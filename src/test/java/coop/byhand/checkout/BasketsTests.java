package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.licensing.LicenceClass;
import org.junit.jupiter.api.Test;

@ByhandTest
class BasketsTests extends CheckoutStory {

  @Test
  void aWorkStandsInABasketOnceAndItsLicenceCanBeChanged() {
    Work other = atelier.draft(ana, Atelier.text(), "other.txt");
    assertThat(baskets.put(ben, new Item(work.id(), LicenceClass.STANDARD)))
        .isEqualTo(PutOutcome.IS_IN);
    assertThat(baskets.put(ben, new Item(other.id(), LicenceClass.STANDARD)))
        .isEqualTo(PutOutcome.IS_IN);
    assertThat(baskets.put(ben, new Item(work.id(), LicenceClass.EXCLUSIVE)))
        .isEqualTo(PutOutcome.IS_IN);

    assertThat(baskets.of(ben))
        .containsExactlyInAnyOrder(
            new Item(work.id(), LicenceClass.EXCLUSIVE),
            new Item(other.id(), LicenceClass.STANDARD));
    baskets.remove(ben, work.id());
    baskets.remove(ben, work.id());
    assertThat(baskets.of(ben)).isEqualTo(standard(other));
    assertThat(baskets.of(counter.buyer("Eve Hart"))).isEmpty();
  }

  @Test
  void aFullBasketTakesNoMoreButWhatIsInItCanBeChanged() {
    Item last = null;
    for (int i = 0; i < Checkout.ITEMS_MAX; i++) {
      last = standard(atelier.draft(ana, Atelier.text(), "text.txt")).getFirst();
      assertThat(baskets.put(ben, last)).isEqualTo(PutOutcome.IS_IN);
    }
    assertThat(baskets.put(ben, new Item(work.id(), LicenceClass.STANDARD)))
        .isEqualTo(PutOutcome.FULL);
    assertThat(baskets.put(ben, new Item(last.work(), LicenceClass.EXCLUSIVE)))
        .isEqualTo(PutOutcome.IS_IN);
    assertThat(baskets.of(ben)).hasSize(Checkout.ITEMS_MAX);
    baskets.remove(ben, last.work());
    assertThat(baskets.put(ben, new Item(work.id(), LicenceClass.STANDARD)))
        .isEqualTo(PutOutcome.IS_IN);
  }
}
