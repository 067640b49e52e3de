package coop.byhand.invoicing;

import static coop.byhand.invoicing.Bills.line;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Counter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers have no gap and none is given twice, whatever happens at once. */
@ByhandTest
class NumbersTests {

  private static final int PAPERS = 50;

  @Autowired Invoices invoices;
  @Autowired Counter counter;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext database;

  @Test
  void fiftyAtOnceAndSomeGivenUpLeaveNoGap() throws Exception {
    PersonId ben = counter.buyer("Ben Miller");
    List<Callable<List<InvoiceId>>> tasks = new ArrayList<>();
    for (int i = 0; i < PAPERS; i++) {
      boolean givenUp = i % 5 == 0;
      InvoiceRequest request = Bills.plain(ben);
      tasks.add(() -> issueAndTakeBack(request, givenUp));
    }

    List<Invoice> kept = new ArrayList<>();
    for (List<InvoiceId> ids : allAtOnce(tasks)) {
      ids.forEach(id -> kept.add(invoices.find(id).orElseThrow()));
    }

    assertThat(kept).hasSize(2 * (PAPERS - PAPERS / 5));
    Set<String> numbers = new HashSet<>();
    kept.forEach(paper -> assertThat(numbers.add(paper.number())).isTrue());
    assertThat(missing()).isZero();
  }

  private List<InvoiceId> issueAndTakeBack(InvoiceRequest request, boolean givenUp) {
    return transaction.execute(status -> {
      InvoiceId billed = invoices.issue(request);
      InvoiceId back = invoices.credit(Bills.back(request, line("line-1", "All", 10_000, 1_900)));
      if (givenUp) {
        status.setRollbackOnly();
        return List.of();
      }
      return List.of(billed, back);
    });
  }

  @Test
  void theSameSubjectFromManySidesIsOneInvoice() throws Exception {
    InvoiceRequest request = Bills.plain(counter.buyer("Ben Miller"));
    List<Callable<InvoiceId>> tasks =
        Collections.nCopies(12, () -> transaction.execute(status -> invoices.issue(request)));

    assertThat(new HashSet<>(allAtOnce(tasks))).hasSize(1);
    assertThat(missing()).isZero();
  }

  @Test
  void ofManyCreditNotesAtOnceOnlyWhatWasBilledGoesBack() throws Exception {
    InvoiceRequest request = Bills.plain(counter.buyer("Ben Miller"));
    transaction.execute(status -> invoices.issue(request));
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      CreditRequest third = Bills.back(request, line("line-1", "A third", 3_333, 633));
      tasks.add(() -> {
        try {
          transaction.execute(status -> invoices.credit(third));
          return 1;
        } catch (IllegalArgumentException tooMuch) {
          return 0;
        }
      });
    }

    assertThat(allAtOnce(tasks).stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    assertThat(invoices.ofSubject(request.subject())).hasSize(4);
    assertThat(missing()).isZero();
  }

  @Test
  void aNewYearBeginsWithOneAndDatesDoNotRunBackwards() {
    Counters counters = new Counters(database);
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      LocalDate eve = LocalDate.of(2998, 12, 31);
      assertThat(next(counters, eve)).isEqualTo(numbered("2998-000001", 1, eve));
      assertThat(next(counters, eve)).isEqualTo(numbered("2998-000002", 2, eve));
      assertThat(next(counters, LocalDate.of(2998, 12, 30)))
          .isEqualTo(numbered("2998-000003", 3, eve));
      LocalDate newYear = LocalDate.of(2999, 1, 1);
      assertThat(next(counters, newYear)).isEqualTo(numbered("2999-000001", 1, newYear));
    });
  }

  private static Paper.Numbered next(Counters counters, LocalDate day) {
    return counters.next("coop", Invoice.Kind.INVOICE, day, Bills.SUPPLIED);
  }

  private static Paper.Numbered numbered(String number, int counted, LocalDate on) {
    return new Paper.Numbered(number, counted, on, Bills.SUPPLIED);
  }

  private int missing() {
    return database.fetch("select * from invoicing.missing_number").size();
  }

  private static <T> List<T> allAtOnce(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<T> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
    }
    return results;
  }
}
