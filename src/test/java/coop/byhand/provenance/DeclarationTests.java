package coop.byhand.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.members.Member;
import coop.byhand.register.Register;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class DeclarationTests {

  private static final DeclarationText TEXT = DeclarationText.current(Locale.ENGLISH);

  @Autowired Provenance provenance;
  @Autowired Register register;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void whatWasSignedIsPinnedInTheRegisterWithoutTheName() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "Signed");

    assertThat(declare(work, ana, " ana  LIMA ", true)).isInstanceOf(DeclareOutcome.Signed.class);

    String entry =
        register.page(1, Optional.of("provenance.declaration")).items().stream()
            .map(found -> found.canonicalJson())
            .filter(json -> json.contains(work.claim().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(entry).contains(TEXT.digest().hex(), work.original().hex()).doesNotContain("Ana");
  }

  @Test
  void onlyTheMembersOwnNameIsASignature() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "Unsigned");

    assertThat(declare(work, ana, "A. Lima", true))
        .isEqualTo(new DeclareOutcome.NameDiffers("Ana Lima"));
    assertThat(declare(work, ana, "Ana Lima", false))
        .isInstanceOf(DeclareOutcome.NotAccepted.class);
    assertThat(declare(work, atelier.member("Ben Okafor"), "Ben Okafor", true))
        .isInstanceOf(DeclareOutcome.NotYours.class);
    assertThat(provenance.find(work.claim()).orElseThrow().state())
        .isEqualTo(new ClaimState.Open());
  }

  @Test
  void aDeclarationIsSignedOnce() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "Once");
    declare(work, ana, "Ana Lima", true);

    assertThat(declare(work, ana, "Ana Lima", true))
        .isInstanceOf(DeclareOutcome.AlreadySigned.class);
  }

  @Test
  void aTextThatWasChangedOnTheWayIsNotSigned() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "Changed");
    DeclarationText forged = new DeclarationText(1, "en", List.of("I promise nothing."));

    assertThat(provenance.declare(work.claim(), ana.id(), new Signature(forged, "Ana Lima", true)))
        .isInstanceOf(DeclareOutcome.TextOutdated.class);
  }

  /** A version never changes once somebody could have signed it; write a new one instead. */
  @Test
  void theSentencesOfVersionOneStandAsTheyWereSigned() {
    assertThat(DeclarationText.current(Locale.ENGLISH).digest().hex()).isEqualTo(ENGLISH);
    assertThat(DeclarationText.current(Locale.GERMAN).digest().hex()).isEqualTo(GERMAN);
  }

  private static final String ENGLISH =
      "c047dab6e3f5659d16f82c8945509587d8e7b4836f7dab31fcbc161b43f96eb6";
  private static final String GERMAN =
      "43d09f6077f115f8e458a18fd2e7f827d07c3ab93a645d3cba8cb142f692748e";

  private DeclareOutcome declare(Work work, Member member, String name, boolean accepted) {
    return provenance.declare(work.claim(), member.id(), new Signature(TEXT, name, accepted));
  }
}
