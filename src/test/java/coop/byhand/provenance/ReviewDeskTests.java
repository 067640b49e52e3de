package coop.byhand.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.members.Member;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.Register;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class ReviewDeskTests {

  @Autowired ReviewDesk desk;
  @Autowired Provenance provenance;
  @Autowired Register register;
  @Autowired PolicyBook policyBook;
  @Autowired MovableClock clock;
  @Autowired DSLContext database;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void twoMembersVerifyAWorkAndTheRegisterHoldsTheVerdict() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Canyon");
    ClaimId claim = work.claim();

    assertThat(atelier.approve(claim, atelier.member("Carla Reyes")))
        .isInstanceOf(AttestOutcome.Given.class);
    atelier.count(claim);
    assertThat(state(claim)).isInstanceOf(ClaimState.InReview.class);
    atelier.approve(claim, atelier.member("Dario Conti"));
    atelier.count(claim);

    ClaimState.Verified verified = (ClaimState.Verified) state(claim);
    String entry = register.find(verified.entry()).orElseThrow().canonicalJson();
    assertThat(entry)
        .contains("\"decision\":\"verified\"", "\"convinced\":2", "\"notConvinced\":0")
        .contains("\"policyVersion\":" + verified.policy().value(), work.original().hex())
        .doesNotContain("Carla", "sketches", "Canyon");
    assertThat(provenance.label(claim))
        .isInstanceOfSatisfying(
            ProvenanceLabel.Checked.class,
            label -> {
              assertThat(label.members()).isEqualTo(2);
              assertThat(label.level()).isEqualTo(2);
            });
  }

  @Test
  void anOpinionCountsOnlyAfterTheTimeToTakeItBack() {
    ClaimId claim = inReview("Taken back");
    Member carla = atelier.member("Carla Reyes");
    atelier.approve(claim, carla);
    atelier.approve(claim, atelier.member("Dario Conti"));

    desk.settle(claim);
    assertThat(state(claim)).isInstanceOf(ClaimState.InReview.class);
    assertThat(desk.takeBack(claim, carla.id())).isInstanceOf(TakeBackOutcome.TakenBack.class);
    assertThat(desk.takeBack(claim, carla.id())).isInstanceOf(TakeBackOutcome.NothingGiven.class);
    atelier.count(claim);
    assertThat(state(claim)).isInstanceOf(ClaimState.InReview.class);

    atelier.approve(claim, carla);
    clock.forward(ReviewDesk.TAKE_BACK_TIME);
    assertThat(desk.takeBack(claim, carla.id())).isInstanceOf(TakeBackOutcome.TooLate.class);
    desk.settle(claim);
    assertThat(state(claim)).isInstanceOf(ClaimState.Verified.class);
  }

  @Test
  void nobodyJudgesTheirOwnWorkAndNobodyJudgesTwice() {
    Member ana = atelier.member("Ana Lima");
    ClaimId claim = atelier.inReview(ana, "Own").claim();
    Member carla = atelier.member("Carla Reyes");

    assertThat(desk.take(claim, ana.id())).isInstanceOf(ReviewStop.OwnWork.class);
    assertThat(atelier.approve(claim, ana)).isInstanceOf(ReviewStop.OwnWork.class);
    atelier.approve(claim, carla);
    assertThat(atelier.approve(claim, carla)).isInstanceOf(ReviewStop.AlreadyJudged.class);
    assertThat(desk.take(claim, carla.id())).isInstanceOf(ReviewStop.AlreadyJudged.class);
  }

  @Test
  void whileOneMemberLooksNobodyElseJudges() {
    ClaimId claim = inReview("Looked at");
    Member carla = atelier.member("Carla Reyes");
    Member dario = atelier.member("Dario Conti");

    assertThat(desk.take(claim, carla.id())).isInstanceOf(TakeOutcome.Taken.class);
    assertThat(desk.take(claim, dario.id()))
        .isInstanceOfSatisfying(
            ReviewStop.TakenByAnother.class, taken -> assertThat(taken.by()).isEqualTo(carla.id()));
    assertThat(atelier.approve(claim, dario)).isInstanceOf(ReviewStop.TakenByAnother.class);

    clock.forward(ReviewDesk.LOOKING_TIME);
    assertThat(desk.take(claim, dario.id())).isInstanceOf(TakeOutcome.Taken.class);
    desk.release(claim, dario.id());
    assertThat(desk.take(claim, carla.id())).isInstanceOf(TakeOutcome.Taken.class);
  }

  @Test
  void aSplitAsksAThirdMember() {
    ClaimId claim = inReview("Split");
    atelier.approve(claim, atelier.member("Carla Reyes"));
    atelier.doubt(claim, atelier.member("Dario Conti"));
    atelier.count(claim);
    assertThat(state(claim)).isInstanceOf(ClaimState.InReview.class);

    atelier.doubt(claim, atelier.member("Edda Berg"));
    assertThat(atelier.approve(claim, atelier.member("Fritz Holm")))
        .isInstanceOf(ReviewStop.NotWaiting.class);
    atelier.count(claim);

    assertThat(state(claim)).isInstanceOf(ClaimState.NotVerified.class);
    assertThat(provenance.evidence(claim))
        .filteredOn(Evidence.Attestation.class::isInstance)
        .hasSize(3);
    assertThat(provenance.label(claim)).isInstanceOf(ProvenanceLabel.NotConvinced.class);
  }

  @Test
  void anOpinionNeedsAReasonAndEveryPoint() {
    ClaimId claim = inReview("Reasons");
    Member carla = atelier.member("Carla Reyes");
    Opinion whole = new Opinion.MadeByHand(CheckPoint.applying(false));

    assertThat(desk.attest(claim, carla.id(), whole, " \n "))
        .isInstanceOf(AttestOutcome.ReasonMissing.class);
    assertThat(desk.attest(claim, carla.id(), whole, "x".repeat(2_001)))
        .isEqualTo(new AttestOutcome.ReasonTooLong(2_000));
    assertThat(
            desk.attest(
                claim,
                carla.id(),
                new Opinion.MadeByHand(EnumSet.of(CheckPoint.DECLARATION)),
                "Fine."))
        .isEqualTo(
            new AttestOutcome.PointsOpen(
                Set.of(CheckPoint.WHOLE_WORK, CheckPoint.FILE_FITS, CheckPoint.NO_STAKE)));
  }

  @Test
  void theQueueStandsInTheOrderOfArrivalWithoutOneOwnAndJudgedWorks() {
    Member ana = atelier.member("Ana Lima");
    Member carla = atelier.member("Carla Reyes");
    ClaimId own = atelier.inReview(carla, "Own").claim();
    ClaimId first = atelier.inReview(ana, "First").claim();
    ClaimId second = atelier.inReview(ana, "Second").claim();
    ClaimId judged = atelier.inReview(ana, "Judged").claim();
    atelier.approve(judged, carla);

    List<ClaimId> mine = List.of(own, first, second, judged);
    assertThat(desk.queue(carla.id()))
        .extracting(QueueItem::claim)
        .filteredOn(mine::contains)
        .containsExactly(first, second);
  }

  @Test
  void opinionsOfOthersAreReadOnlyAfterGivingOnesOwn() {
    ClaimId claim = inReview("Alone");
    Member carla = atelier.member("Carla Reyes");
    Member dario = atelier.member("Dario Conti");
    atelier.doubt(claim, carla);
    clock.forward(ReviewDesk.TAKE_BACK_TIME);

    assertThat(opinionsRead(claim, dario)).isZero();
    atelier.approve(claim, dario);
    clock.forward(ReviewDesk.TAKE_BACK_TIME);
    assertThat(opinionsRead(claim, dario)).isEqualTo(2);
  }

  @Test
  void draftsAreNobodysBusiness() {
    Work draft = atelier.described(atelier.member("Ana Lima"), "Draft");
    Member carla = atelier.member("Carla Reyes");

    assertThat(desk.file(draft.claim(), carla.id())).isEmpty();
    assertThat(desk.take(draft.claim(), carla.id())).isInstanceOf(ReviewStop.NotWaiting.class);
    assertThat(Optional.of(draft.claim()).flatMap(id -> ClaimId.parse(id.toString())))
        .contains(draft.claim());
  }

  @Test
  void theDatabaseRefusesToChangeAnOpinion() {
    ClaimId claim = inReview("Kept");
    atelier.approve(claim, atelier.member("Carla Reyes"));

    assertThatThrownBy(() ->
            database.execute(
                "update provenance.attestation set reason = 'other' where claim_id = ?",
                claim.value()))
        .hasMessageContaining("an opinion can only be taken back");
    assertThatThrownBy(() ->
            database.execute(
                "delete from provenance.declaration where claim_id = ?", claim.value()))
        .hasMessageContaining("append-only");
  }

  @Test
  void anAnswerIsPromisedWithinTheTimeOfThePolicy() {
    ClaimState.InReview review = (ClaimState.InReview) state(inReview("In time"));

    assertThat(Duration.between(review.since(), review.dueAt()))
        .isEqualTo(policyBook.version(review.policy()).moderationRules().reviewWithin());
    assertThat(review.opinionsNeeded()).isEqualTo(2);
  }

  private long opinionsRead(ClaimId claim, Member reader) {
    return desk.file(claim, reader.id()).orElseThrow().evidence().stream()
        .filter(Evidence.Attestation.class::isInstance)
        .count();
  }

  private ClaimId inReview(String title) {
    return atelier.inReview(atelier.member("Ana Lima"), title).claim();
  }

  private ClaimState state(ClaimId claim) {
    return provenance.find(claim).orElseThrow().state();
  }
}
