package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many buyers want the one licence at the same moment. */
@ByhandTest
class ExclusiveRaceTests extends ExclusiveStory {

  @Test
  void ofAHundredRivalsWhoPayAtOnceExactlyOneGetsIt() throws Exception {
    Work work = offeredBothWays("Wanted by all");
    PersonId buyer = counter.buyer("Ben");
    List<GrantRequest> requests = new ArrayList<>();
    for (int rival = 0; rival < 100; rival++) {
      requests.add(counter.request(work, buyer, "Rival " + rival, LicenceClass.EXCLUSIVE));
    }

    List<GrantOutcome> answers =
        atOnce(requests.stream().<Callable<GrantOutcome>>map(r -> () -> counter.ask(r)).toList());

    assertThat(answers).filteredOn(GrantOutcome.Granted.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(new GrantOutcome.TakenByAnother(work.id())::equals).hasSize(99);
    assertThat(violations(work)).isZero();
  }

  @Test
  void ofAHundredRivalsWhoOrderAtOnceExactlyOneMayPay() throws Exception {
    Work work = offeredBothWays("Ordered by all");
    List<Callable<ReserveOutcome>> orders = new ArrayList<>();
    for (int rival = 0; rival < 100; rival++) {
      OrderLineRef line = line();
      orders.add(() -> reserve(line, work, LicenceClass.EXCLUSIVE));
    }

    List<ReserveOutcome> answers = atOnce(orders);

    assertThat(answers).filteredOn(ReserveOutcome.Reserved.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(ReserveOutcome.HeldByAnother.class::isInstance).hasSize(99);
  }

  @Test
  void standardSalesGoOnUntilTheExclusiveOneIsGrantedAndNotAfter() throws Exception {
    Work work = offeredBothWays("Mixed");
    PersonId buyer = counter.buyer("Ben");
    List<Callable<GrantOutcome>> asked = new ArrayList<>();
    for (int rival = 0; rival < 40; rival++) {
      LicenceClass licence = rival % 4 == 0 ? LicenceClass.EXCLUSIVE : LicenceClass.STANDARD;
      GrantRequest request = counter.request(work, buyer, "Rival " + rival, licence);
      asked.add(() -> counter.ask(request));
    }

    atOnce(asked);

    assertThat(licensing.of(buyer))
        .filteredOn(licence -> licence.licenceClass() == LicenceClass.EXCLUSIVE)
        .hasSize(1);
    assertThat(licensing.of(buyer).getFirst().licenceClass())
        .as("nothing was granted after the exclusive licence")
        .isEqualTo(LicenceClass.EXCLUSIVE);
  }

  /** All of them begin at the same moment. */
  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    List<T> answers = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> asked =
          calls.stream()
              .map(call ->
                  people.submit(() -> {
                    start.await();
                    return call.call();
                  }))
              .toList();
      start.countDown();
      for (Future<T> answer : asked) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
