package coop.byhanddemo;

import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.DraftOutcome;
import coop.byhand.catalogue.Intake;
import coop.byhand.catalogue.IntakeOutcome;
import coop.byhand.catalogue.PreviewState;
import coop.byhand.catalogue.SubmitOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OfferOutcome;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.provenance.AttestOutcome;
import coop.byhand.provenance.CheckPoint;
import coop.byhand.provenance.ClaimId;
import coop.byhand.provenance.DeclarationText;
import coop.byhand.provenance.DeclareOutcome;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.provenance.Signature;
import coop.byhand.provenance.TakeOutcome;
import coop.byhanddemo.DemoMembers.Roster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lists the demo works the way any member would: file, words, declaration, price, two opinions. */
@Component
class DemoShelf {

  private static final Logger LOG = LoggerFactory.getLogger(DemoShelf.class);
  private static final Duration PREVIEW_WAIT = Duration.ofMinutes(4);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final List<String> REASONS =
      List.of(
          "Looked at the whole work; the declaration fits what the file shows.",
          "Nothing in the file speaks against the declaration.",
          "A known work of this maker, and the declaration names it rightly.");

  private final DemoWorks files;
  private final Intake intake;
  private final Workbench workbench;
  private final Provenance provenance;
  private final ReviewDesk reviews;
  private final Licensing licensing;
  private final MovableClock clock;

  DemoShelf(
      DemoWorks files,
      Intake intake,
      Workbench workbench,
      Provenance provenance,
      ReviewDesk reviews,
      Licensing licensing,
      MovableClock clock) {
    this.files = files;
    this.intake = intake;
    this.workbench = workbench;
    this.provenance = provenance;
    this.reviews = reviews;
    this.licensing = licensing;
    this.clock = clock;
  }

  /** Hands these works in, has each judged by two members, and puts them on the shelf. */
  List<Work> list(List<DemoWork> works, Roster roster) {
    List<Work> handedIn = new ArrayList<>();
    for (DemoWork work : works) {
      clock.forward(Duration.ofMinutes(23));
      handedIn.add(handIn(work, roster.maker(work), true));
    }
    judge(handedIn, roster);
    return handedIn;
  }

  /** Hands a work in without anybody judging it yet, so that the queue is not empty. */
  Work leaveInQueue(DemoWork work, Roster roster) {
    return handIn(work, roster.maker(work), true);
  }

  /**
   * Waits until the pictures of these works can be seen. A picture that takes too long comes later;
   * the house opens all the same.
   */
  void awaitPreviews(List<Work> works) {
    long tries = PREVIEW_WAIT.dividedBy(LOOK_AGAIN);
    for (long i = 0; i < tries; i++) {
      long pending = works.stream().filter(this::previewPending).count();
      if (pending == 0) {
        return;
      }
      if (i % 10 == 0) {
        LOG.info(
            "demo co-op: {} of {} works have their pictures", works.size() - pending, works.size());
      }
      Pause.of(LOOK_AGAIN);
    }
  }

  private boolean previewPending(Work work) {
    return workbench
        .find(work.id(), work.creator())
        .filter(kept -> kept.previews() == PreviewState.PENDING)
        .isPresent();
  }

  private Work handIn(DemoWork work, Member maker, boolean submit) {
    Work draft = draft(work, maker.id());
    describe(draft, maker.id(), work);
    sign(draft.claim(), maker);
    Money price = Money.of(priceOf(work), "EUR");
    switch (licensing.offer(draft.id(), maker.id(), price)) {
      case OfferOutcome.Offered offered -> {}
      case OfferOutcome refused -> throw refusal(work, refused);
    }
    if (submit && !(workbench.submit(draft.id(), maker.id()) instanceof SubmitOutcome.Submitted)) {
      throw refusal(work, workbench.submit(draft.id(), maker.id()));
    }
    return draft;
  }

  private Work draft(DemoWork work, MemberId maker) {
    try {
      IntakeOutcome received =
          intake.receive(
              new ByteArrayInputStream(files.content(work)), work.file(), work.mediaType());
      if (!(received instanceof IntakeOutcome.Received(var file))) {
        throw refusal(work, received);
      }
      return switch (workbench.draft(maker, file)) {
        case DraftOutcome.Drafted drafted -> drafted.work();
        case DraftOutcome refused -> throw refusal(work, refused);
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (BrokenDemoWorks broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void describe(Work draft, MemberId maker, DemoWork work) {
    String title =
        DemoMembers.onLoan(work) ? work.title() + " (" + work.maker() + ")" : work.title();
    workbench.describe(draft.id(), maker, new Detail.Title(title));
    workbench.describe(draft.id(), maker, new Detail.Description(description(work)));
    workbench.describe(draft.id(), maker, new Detail.Tags(work.tags()));
    work.picture()
        .ifPresent(picture ->
            workbench.describe(draft.id(), maker, new Detail.AltText(picture.altText())));
  }

  /** Also says why the work may be shown; nobody here claims rights in it. */
  private static String description(DemoWork work) {
    String told =
        DemoMembers.onLoan(work)
            ? work.description() + " Made by " + work.maker() + "; on loan here."
            : work.description();
    return told + "\n\n" + work.licence().words();
  }

  private void sign(ClaimId claim, Member maker) {
    DeclareOutcome signed =
        provenance.declare(
            claim,
            maker.id(),
            new Signature(DeclarationText.current(Locale.ENGLISH), maker.name(), true));
    if (!(signed instanceof DeclareOutcome.Signed)) {
      throw new IllegalStateException("the demo declaration was refused: " + signed);
    }
  }

  private void judge(List<Work> works, Roster roster) {
    List<MemberId> members = roster.voters();
    int turn = 0;
    for (Work work : works) {
      int given = 0;
      while (given < 2) {
        turn++;
        MemberId reviewer = members.get((turn * 7) % members.size());
        if (!reviewer.equals(work.creator()) && opinion(work.claim(), reviewer, turn)) {
          given++;
        }
      }
      clock.forward(Duration.ofMinutes(11));
    }
    clock.forward(ReviewDesk.TAKE_BACK_TIME.plusSeconds(1));
    works.forEach(work -> reviews.settle(work.claim()));
  }

  private boolean opinion(ClaimId claim, MemberId reviewer, int turn) {
    if (!(reviews.take(claim, reviewer) instanceof TakeOutcome.Taken)) {
      return false;
    }
    Set<CheckPoint> all = CheckPoint.applying(false);
    AttestOutcome given =
        reviews.attest(
            claim, reviewer, new Opinion.MadeByHand(all), REASONS.get(turn % REASONS.size()));
    if (!(given instanceof AttestOutcome.Given)) {
      throw new IllegalStateException("a demo opinion was refused: " + given);
    }
    return true;
  }

  /** Prices between the floor and a few times it, the same at every first start. */
  private static long priceOf(DemoWork work) {
    int spread = Math.floorMod(work.sha256().hashCode(), 12);
    return switch (work.medium()) {
      case IMAGE -> 2_000 + 500L * spread;
      case AUDIO -> 1_500 + 100L * spread;
      case TEXT -> 1_000 + 200L * spread;
      case VIDEO -> 2_500 + 500L * spread;
    };
  }

  private static IllegalStateException refusal(DemoWork work, Object outcome) {
    return new IllegalStateException("the demo work " + work.id() + " was refused: " + outcome);
  }
}
