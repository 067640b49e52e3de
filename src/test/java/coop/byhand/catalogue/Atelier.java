package coop.byhand.catalogue;

import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.kernel.Money;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.provenance.AttestOutcome;
import coop.byhand.provenance.CheckPoint;
import coop.byhand.provenance.ClaimId;
import coop.byhand.provenance.DeclarationText;
import coop.byhand.provenance.DeclareOutcome;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.provenance.Signature;
import coop.byhanddemo.MovableClock;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.BeanFactory;

/** People who make works, and the steps of their day, for tests: everything by the front doors. */
public class Atelier {

  private final People people;
  private final Membership membership;
  private final Intake intake;
  private final Workbench workbench;
  private final Catalogue catalogue;
  private final Provenance provenance;
  private final ReviewDesk desk;
  private final MovableClock clock;

  private Atelier(BeanFactory house) {
    people = house.getBean(People.class);
    membership = house.getBean(Membership.class);
    intake = house.getBean(Intake.class);
    workbench = house.getBean(Workbench.class);
    catalogue = house.getBean(Catalogue.class);
    provenance = house.getBean(Provenance.class);
    desk = house.getBean(ReviewDesk.class);
    clock = house.getBean(MovableClock.class);
  }

  /** An atelier in the house that the test runs in. */
  public static Atelier in(BeanFactory house) {
    return new Atelier(house);
  }

  /** A new member of this name. */
  public Member member(String name) {
    return membership.admit(guest(name).id(), name + " makes things.");
  }

  /** A new person who can sign in and is no member. */
  public Person guest(String name) {
    return switch (people.register(name, UUID.randomUUID() + "@example.org", Locale.ENGLISH)) {
      case RegistrationOutcome.Registered(Person person) -> person;
      case RegistrationOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  /** A photograph-like PNG that no other test has. */
  public static byte[] picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    byte[] grain = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < grain.length; i++) {
      graphics.setColor(new Color(grain[i], 90, 60));
      graphics.fillRect(i * width / grain.length, 0, width, height);
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  /** A text that no other test has. */
  public static byte[] text() {
    return ("It was a quiet morning, number " + UUID.randomUUID() + ".\n\nThen it rained.\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  public ReceivedFile receive(byte[] content, String name) {
    try {
      return switch (intake.receive(new ByteArrayInputStream(content), name, null)) {
        case IntakeOutcome.Received(ReceivedFile file) -> file;
        case IntakeOutcome other -> throw new IllegalStateException(other.toString());
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Work draft(Member maker, byte[] content, String name) {
    return switch (workbench.draft(maker.id(), receive(content, name))) {
      case DraftOutcome.Drafted(Work work) -> work;
      case DraftOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  /** A draft with everything but the declaration. */
  public Work described(Member maker, String title) {
    Work draft = draft(maker, picture(64, 48), "picture.png");
    describe(draft, new Detail.Title(title));
    describe(draft, new Detail.Description("Made on a walk: " + title));
    describe(draft, new Detail.Tags(List.of("walk", "morning")));
    describe(draft, new Detail.AltText("Stripes of brown"));
    return find(draft.id());
  }

  public void describe(Work work, Detail detail) {
    switch (workbench.describe(work.id(), work.creator(), detail)) {
      case DescribeOutcome.Saved _ -> {}
      case DescribeOutcome other -> throw new IllegalStateException(other.toString());
    }
  }

  public void declare(ClaimId claim, Member maker) {
    Signature signature =
        new Signature(DeclarationText.current(Locale.ENGLISH), maker.name(), true);
    switch (provenance.declare(claim, maker.id(), signature)) {
      case DeclareOutcome.Signed _ -> {}
      case DeclareOutcome other -> throw new IllegalStateException(other.toString());
    }
  }

  /** A work that waits for members. */
  public Work inReview(Member maker, String title) {
    Work work = described(maker, title);
    declare(work.claim(), maker);
    switch (workbench.submit(work.id(), maker.id())) {
      case SubmitOutcome.Submitted _ -> {}
      case SubmitOutcome other -> throw new IllegalStateException(other.toString());
    }
    return find(work.id());
  }

  public AttestOutcome approve(ClaimId claim, Member reviewer) {
    return desk.attest(
        claim,
        reviewer.id(),
        new Opinion.MadeByHand(CheckPoint.applying(true)),
        "I saw the sketches.");
  }

  public AttestOutcome doubt(ClaimId claim, Member reviewer) {
    return desk.attest(
        claim,
        reviewer.id(),
        new Opinion.NotConvinced(Opinion.Ground.TOO_LITTLE_TO_JUDGE),
        "Nothing to judge by.");
  }

  /** Lets the time to take opinions back pass and the opinions count. */
  public void count(ClaimId claim) {
    clock.forward(ReviewDesk.TAKE_BACK_TIME);
    desk.settle(claim);
  }

  /** A work that two members were convinced by and that has no price yet. */
  public Work verified(Member maker, String title) {
    Work work = inReview(maker, title);
    convince(work);
    return find(work.id());
  }

  /** Hands a complete draft in, lets two members verify it and gives it a price. */
  public void publish(Work draft, Member maker, long cents) {
    workbench.submit(draft.id(), maker.id());
    convince(draft);
    catalogue.priceFrom(draft.id(), Money.of(cents, "EUR"));
  }

  private void convince(Work work) {
    approve(work.claim(), member("Carla Reyes"));
    approve(work.claim(), member("Dario Conti"));
    count(work.claim());
  }

  /** A work that everybody can find and license. */
  public Work listed(Member maker, String title, long cents) {
    Work work = verified(maker, title);
    catalogue.priceFrom(work.id(), Money.of(cents, "EUR"));
    return find(work.id());
  }

  public Work find(WorkId id) {
    return catalogue.find(id).orElseThrow();
  }
}
