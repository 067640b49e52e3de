package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.FreezeOutcome;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.payments.Till;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences that only one buyer can have. */
@ByhandTest
class ExclusiveOrdersTests extends CheckoutStory {

  private PersonId eve;

  @BeforeEach
  void theWorkIsOfferedExclusivelyToo() {
    eve = counter.buyer("Eve Hart");
    salesDesk.offer(work.id(), ana.id(), LicenceClass.EXCLUSIVE, eur(90_000));
  }

  @Test
  void whileOnePaysTheOtherIsToldUntilWhen() {
    Work beside = counter.offered(ana, "Boats at noon", 5_000);
    placed(exclusive(ben));
    Quote quote =
        quoted(
            eve,
            in("DE"),
            List.of(
                new Item(beside.id(), LicenceClass.STANDARD),
                new Item(work.id(), LicenceClass.EXCLUSIVE)));

    PlaceOutcome outcome = checkout.place(wish(quote, eve));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PlaceOutcome.Refused.class,
            refused ->
                assertThat(refused.because())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        LineRefusal.HeldByAnother.class,
                        held -> {
                          assertThat(held.work()).isEqualTo(work.id());
                          assertThat(held.until())
                              .isBetween(
                                  clock.instant().plus(Duration.ofMinutes(50)),
                                  clock.instant().plus(Duration.ofMinutes(61)));
                        }));
    assertThat(checkout.of(eve)).isEmpty();
    assertThat(checkout.place(wish(quoted(eve, in("DE"), standard(beside)), eve)))
        .isInstanceOf(Placed.class);
  }

  @Test
  void aReservationThatLapsesFreesTheWork() {
    Placed first = placed(exclusive(ben));
    clock.forward(Duration.ofMinutes(61));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(standing(first.order())).isInstanceOf(Standing.Over.class));
    Order order = paid(placed(exclusive(eve), eve));
    assertThat(order.granted()).hasSize(1);
    assertThat(licensing.of(eve))
        .singleElement()
        .extracting(Licence::licenceClass)
        .isEqualTo(LicenceClass.EXCLUSIVE);
  }

  @Test
  void whoLosesTheRaceGetsEverythingBackWithTheTax() {
    Placed first = placed(exclusive(ben));
    sql.sql("update licensing.reservation set held_until = held_from where work_id = ?")
        .param(work.id().value())
        .update();
    Placed second = placed(exclusive(eve), eve);

    Order winner = paid(second);
    Order loser = paid(first);

    assertThat(winner.state()).isInstanceOf(OrderState.Paid.class);
    assertThat(loser.state()).isInstanceOf(OrderState.RefundDue.class);
    assertThat(loser.lines().getFirst().state())
        .isInstanceOfSatisfying(
            LineState.Lost.class, lost -> assertThat(lost.reason()).isEqualTo("taken"));
    assertThat(awaitSent(loser.id()).amount()).isEqualTo(eur(107_100)).isEqualTo(loser.gross());
    assertThat(refundsAtTheProvider(loser.id())).isEqualTo(1);
    assertThat(licensing.of(ben)).isEmpty();
    assertThat(licensing.of(eve)).hasSize(1);
    assertThat(journals(loser.id())).contains("in_vain", "returned").doesNotContain("sale");
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void aStandardLicenceThatIsPaidTooLateIsPaidBack() {
    Placed late = placed(quoted(ben, in("DE"), standard(work)));
    Order exclusive = paid(placed(exclusive(eve), eve));
    assertThat(exclusive.granted()).hasSize(1);
    Order order = paid(late);
    assertThat(order.state()).isInstanceOf(OrderState.RefundDue.class);
    assertThat(awaitSent(order.id()).amount()).isEqualTo(eur(11_900));
  }

  @Test
  void whatIsFrozenBeforeItIsPaidIsPaidBack() {
    Placed waiting = placed(quoted(ben, in("DE"), standard(work)));
    assertThat(salesDesk.freeze(work.id(), ana.id(), null, ""))
        .isInstanceOf(FreezeOutcome.Frozen.class);
    Order order = paid(waiting);
    assertThat(order.state()).isInstanceOf(OrderState.RefundDue.class);
    assertThat(awaitSent(order.id()).amount()).isEqualTo(eur(11_900));
    assertThat(licensing.of(ben)).isEmpty();
  }

  /** Whichever comes first, the other heeds it: a licence or all of the money, never both. */
  @Test
  void whatIsFrozenWhileItIsPaidIsSoldOrPaidBack() throws Exception {
    Placed waiting = placed(quoted(ben, in("DE"), standard(work)));
    FreezeOutcome frozen;
    try (ExecutorService maker = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FreezeOutcome> freezes =
          maker.submit(() -> salesDesk.freeze(work.id(), ana.id(), null, ""));
      till.pay(waiting.paymentPage(), Till.PAYS);
      frozen = freezes.get();
    }
    assertThat(frozen).isInstanceOf(FreezeOutcome.Frozen.class);
    await()
        .atMost(PATIENCE)
        .until(() -> !(order(waiting.order()).state() instanceof OrderState.Placed));
    boolean sold = order(waiting.order()).state() instanceof OrderState.Paid;
    assertThat(licensing.of(ben)).hasSize(sold ? 1 : 0);
    if (!sold) {
      assertThat(awaitSent(waiting.order()).amount()).isEqualTo(eur(11_900));
    }
    assertThat(ledger.books().balance()).isTrue();
  }

  private Quote exclusive(PersonId buyer) {
    return quoted(buyer, in("DE"), List.of(new Item(work.id(), LicenceClass.EXCLUSIVE)));
  }
}
