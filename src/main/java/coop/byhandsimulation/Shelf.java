package coop.byhandsimulation;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.DraftOutcome;
import coop.byhand.catalogue.Intake;
import coop.byhand.catalogue.IntakeOutcome;
import coop.byhand.catalogue.SubmitOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OfferOutcome;
import coop.byhand.licensing.SalesDesk;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.provenance.AttestOutcome;
import coop.byhand.provenance.CheckPoint;
import coop.byhand.provenance.DeclarationText;
import coop.byhand.provenance.DeclareOutcome;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.provenance.Signature;
import coop.byhanddemo.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Fills the co-op with members and works to sell, by the front doors alone. */
@Component
class Shelf {

  private final People people;
  private final Membership membership;
  private final Intake intake;
  private final Workbench workbench;
  private final Catalogue catalogue;
  private final Provenance provenance;
  private final ReviewDesk desk;
  private final Licensing licensing;
  private final SalesDesk sales;
  private final MovableClock clock;

  Shelf(
      People people,
      Membership membership,
      Intake intake,
      Workbench workbench,
      Catalogue catalogue,
      Provenance provenance,
      ReviewDesk desk,
      Licensing licensing,
      SalesDesk sales,
      MovableClock clock) {
    this.people = people;
    this.membership = membership;
    this.intake = intake;
    this.workbench = workbench;
    this.catalogue = catalogue;
    this.provenance = provenance;
    this.desk = desk;
    this.licensing = licensing;
    this.sales = sales;
    this.clock = clock;
  }

  /** A new member. */
  Member member(String name) {
    return membership.admit(buyer(name).id(), "Takes part in a simulation.");
  }

  /** Somebody who buys and is no member. */
  Person buyer(String name) {
    String mail = name.toLowerCase(Locale.ROOT) + "@example.org";
    return switch (people.register(name, mail, Locale.ENGLISH)) {
      case RegistrationOutcome.Registered(Person person) -> person;
      case RegistrationOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  /** Works of a maker, each verified by two members and offered at a price in cents. */
  List<Work> works(Member maker, List<Member> reviewers, List<Long> prices) {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      works.add(handIn(maker, "Work " + (i + 1) + " of " + maker.name(), prices.get(i)));
    }
    return settled(works, reviewers);
  }

  private List<Work> settled(List<Work> works, List<Member> reviewers) {
    for (Work work : works) {
      reviewers.forEach(reviewer -> approve(work, reviewer));
    }
    clock.forward(ReviewDesk.TAKE_BACK_TIME.plusSeconds(1));
    works.forEach(work -> desk.settle(work.claim()));
    return works.stream().map(work -> catalogue.find(work.id()).orElseThrow()).toList();
  }

  /** A new work of a maker that can be had alone, too. Two members have verified it. */
  Work exclusive(MemberId maker) {
    Member creator = membership.get(maker);
    List<Member> reviewers =
        membership.all().stream().filter(member -> !member.id().equals(maker)).limit(2).toList();
    // No two works are the same: a file that is here already is refused.
    Work draft = handIn(creator, "Alone " + UUID.randomUUID(), 2_900);
    Work work = settled(List.of(draft), reviewers).getFirst();
    require(
        sales.offer(work.id(), maker, LicenceClass.EXCLUSIVE, Money.of(29_000, "EUR"))
            instanceof OfferOutcome.Offered,
        "offered alone");
    return work;
  }

  private Work handIn(Member maker, String title, long cents) {
    Work draft = draft(maker, title);
    workbench.describe(draft.id(), maker.id(), new Detail.Title(title));
    workbench.describe(draft.id(), maker.id(), new Detail.Description("To be sold: " + title));
    workbench.describe(draft.id(), maker.id(), new Detail.Tags(List.of("simulation")));
    Signature signature =
        new Signature(DeclarationText.current(Locale.ENGLISH), maker.name(), true);
    require(
        provenance.declare(draft.claim(), maker.id(), signature) instanceof DeclareOutcome.Signed,
        "declared");
    require(
        licensing.offer(draft.id(), maker.id(), Money.of(cents, "EUR"))
            instanceof OfferOutcome.Offered,
        "offered");
    require(
        workbench.submit(draft.id(), maker.id()) instanceof SubmitOutcome.Submitted, "handed in");
    return draft;
  }

  private Work draft(Member maker, String title) {
    byte[] text = (title + "\n\nA text of a few words.\n").getBytes(StandardCharsets.UTF_8);
    try {
      return switch (intake.receive(new ByteArrayInputStream(text), "work.txt", null)) {
        case IntakeOutcome.Received(var file) ->
            switch (workbench.draft(maker.id(), file)) {
              case DraftOutcome.Drafted(Work work) -> work;
              case DraftOutcome other -> throw new IllegalStateException(other.toString());
            };
        case IntakeOutcome other -> throw new IllegalStateException(other.toString());
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void approve(Work work, Member reviewer) {
    desk.take(work.claim(), reviewer.id());
    require(
        desk.attest(
                work.claim(),
                reviewer.id(),
                new Opinion.MadeByHand(CheckPoint.applying(false)),
                "Looked at the whole of it.")
            instanceof AttestOutcome.Given,
        "approved");
  }

  private static void require(boolean done, String what) {
    if (!done) {
      throw new IllegalStateException("a work of the simulation was not " + what);
    }
  }
}
