package coop.byhand.policy;

import static coop.byhand.policy.Parameter.COMMISSION_STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDocumentTests {

  private static final Policy FOUNDING =
      new Policy(PolicyDocument.genesis(), null, new RegisterEntryId(1));

  @Test
  void atTheFoundingACreatorKeepsEightyPercent() {
    assertThat(FOUNDING.revenueSplit())
        .isEqualTo(
            new RevenueSplit(
                PolicyVersion.GENESIS,
                new BasisPoints(8_000),
                new BasisPoints(1_800),
                new BasisPoints(200),
                new BasisPoints(0)));
    assertThat(FOUNDING.revenueSplit().commission()).isEqualTo(new BasisPoints(2_000));
  }

  @Test
  void aDocumentFromBeforeTheYearWasClosedDividesItAsFounded() {
    assertThat(FOUNDING.yearRules())
        .isEqualTo(
            new YearRules(
                PolicyVersion.GENESIS,
                new BasisPoints(3_000),
                new BasisPoints(300),
                new BasisPoints(8_000),
                PatronageBasis.COMMISSION,
                new BasisPoints(5_000)));
    assertThat(Parameter.PATRONAGE_BASIS.typed(2)).isEqualTo(PatronageBasis.EARNINGS);
    assertThatIllegalArgumentException().isThrownBy(() -> Parameter.PATRONAGE_BASIS.typed(3));
  }

  @Test
  void everyMediumHasItsFloorInEuroAndNoOtherCurrency() {
    assertThat(FOUNDING.tariff().floor(Medium.TEXT, Currency.getInstance("EUR")))
        .isEqualTo(Money.of(1_000, "EUR"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOUNDING.tariff().floor(Medium.TEXT, Currency.getInstance("JPY")));
  }

  @Test
  void theQuorumGrowsWithTheRootOfTheRoll() {
    VotingRules rules = FOUNDING.votingRules();
    assertThat(List.of(0, 1, 10, 30, 100, 1_000, 100_000).stream().map(rules::quorum))
        .containsExactly(0, 2, 5, 9, 15, 48, 475);
    for (int roll = 1; roll < 5_000; roll++) {
      int k = rules.quorum(roll);
      assertThat(4L * k * k).isGreaterThanOrEqualTo(9L * roll);
      assertThat(4L * (k - 1) * (k - 1)).isLessThan(9L * roll);
    }
  }

  @Test
  void aProposalNeedsTwoToFiveSponsors() {
    VotingRules rules = FOUNDING.votingRules();
    assertThat(List.of(0, 15, 16, 35, 36, 63, 64, 99, 100, 5_000).stream().map(rules::sponsors))
        .containsExactly(2, 2, 2, 2, 3, 3, 4, 4, 5, 5);
  }

  @Test
  void aChangeIsRefusedOutsideItsBoundsAndBesideItsGrid() {
    Bounds bounds = new Bounds(500, 5_000, 50);
    for (long to : new long[] {450, 5_050, 1_725, 0, -50}) {
      assertThat(FOUNDING.refusal(PolicyPatch.of(COMMISSION_STANDARD, 2_000, to)))
          .contains(new AdoptOutcome.OutOfBounds("commission.standard", to, bounds));
    }
    assertThat(FOUNDING.refusal(PolicyPatch.of(COMMISSION_STANDARD, 2_000, 500))).isEmpty();
    assertThat(FOUNDING.refusal(PolicyPatch.of(COMMISSION_STANDARD, 2_000, 5_000))).isEmpty();
  }

  @Test
  void aChangeThatStartedFromAnotherValueIsAConflict() {
    assertThat(FOUNDING.refusal(PolicyPatch.of(COMMISSION_STANDARD, 1_900, 1_700)))
        .contains(new AdoptOutcome.Conflict("commission.standard", 1_900, 2_000));
  }

  @Test
  void solidarityAndReserveNeverExceedTheCommission() {
    PolicyPatch patch =
        new PolicyPatch(
            List.of(
                new PolicyPatch.Change("commission.standard", 2_000, 500),
                new PolicyPatch.Change("solidarity.rate", 200, 300),
                new PolicyPatch.Change("reserve.sale", 0, 250)));
    assertThat(FOUNDING.refusal(patch)).contains(new AdoptOutcome.SharesExceedCommission(500, 550));
  }

  @Test
  void aPatchChangesKnownKeysOnceEach() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyPatch.Change("commission.secret", 1, 2));
    PolicyPatch.Change change = new PolicyPatch.Change("payout.hold", 14, 7);
    assertThatIllegalArgumentException().isThrownBy(() -> new PolicyPatch(List.of(change, change)));
    assertThatIllegalArgumentException().isThrownBy(() -> new PolicyPatch(List.of()));
  }

  @Test
  void aSuccessorNamesTheHashOfItsPredecessorAndDiffersWhereThePatchSays() {
    Policy second =
        new Policy(
            FOUNDING.successor(
                PolicyPatch.of(COMMISSION_STANDARD, 2_000, 1_700),
                new PolicyCause.Ballot(27),
                Instant.parse("2027-01-01T00:00:00Z")),
            null,
            new RegisterEntryId(2));
    assertThat(second.previousHash()).contains(FOUNDING.hash());
    assertThat(second.changesSince(FOUNDING))
        .containsExactly(new PolicyPatch.Change("commission.standard", 2_000, 1_700));
    assertThat(second.canonicalJson()).contains("\"cause\":\"proposal 27\"");
    assertThat(second.hash()).isNotEqualTo(FOUNDING.hash());
  }
}
