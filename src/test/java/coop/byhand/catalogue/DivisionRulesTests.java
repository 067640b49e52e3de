package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.catalogue.ProposeOutcome.Problem;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DivisionRulesTests {

  private static final Instant NOW = Instant.parse("2027-05-04T10:00:00Z");
  private static final MemberId ANA = MemberId.at(NOW);
  private static final MemberId BEN = MemberId.at(NOW.plusSeconds(1));
  private static final MemberId CLEO = MemberId.at(NOW.plusSeconds(2));
  private static final List<Contributor> ALONE = List.of(maker(1));

  @Test
  void theWorkedExampleComesOutToTheCent() {
    assertThat(Division.divide(List.of(maker(60), coAuthor(BEN, 40)), euros(8_000)))
        .containsExactly(euros(4_800), euros(3_200));
    assertThat(
            Division.divide(
                List.of(maker(50), coAuthor(BEN, 30), coAuthor(CLEO, 20)), euros(7_999)))
        .containsExactly(euros(3_999), euros(2_400), euros(1_600));
    assertThat(Division.divide(List.of(maker(1), coAuthor(BEN, 1), coAuthor(CLEO, 1)), euros(100)))
        .containsExactly(euros(34), euros(33), euros(33));
  }

  @Test
  void noCentAndNoBasisPointIsLostForAnyWeightsAndAnyNumberOfPeople() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      List<Contributor> shares = new ArrayList<>(List.of(maker(weight(random))));
      int others = random.nextInt(Division.MOST_PEOPLE);
      for (int i = 0; i < others; i++) {
        shares.add(coAuthor(MemberId.at(NOW.plusSeconds(i)), weight(random)));
      }
      long part = random.nextLong(100_000_001);
      assertThat(Division.divide(shares, euros(part)).stream().mapToLong(Money::minor).sum())
          .isEqualTo(part);
      assertThat(division(shares).rates().stream().mapToInt(BasisPoints::value).sum())
          .isEqualTo(BasisPoints.WHOLE);
    }
  }

  @Test
  void aDivisionNamesItsMakerOnceAndNobodyTwice() {
    assertThat(problem(List.of(maker(2), coAuthor(BEN, 1)))).isEmpty();
    assertThat(problem(List.of(coAuthor(BEN, 1)))).contains(Problem.MAKER_MISSING);
    assertThat(problem(List.of())).contains(Problem.MAKER_MISSING);
    assertThat(problem(List.of(coAuthor(ANA, 1), coAuthor(BEN, 1))))
        .contains(Problem.MAKER_MISSING);
    assertThat(problem(List.of(maker(1), new Contributor(BEN, 1, Role.MAKER))))
        .contains(Problem.MAKER_MISSING);
    assertThat(problem(List.of(maker(1), coAuthor(BEN, 1), coAuthor(BEN, 2))))
        .contains(Problem.TWICE);
  }

  @Test
  void weightsAndPeopleHaveBounds() {
    assertThatThrownBy(() -> coAuthor(BEN, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> coAuthor(BEN, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(problem(List.of(maker(1), coAuthor(BEN, 10_000)))).isEmpty();
    assertThat(problem(List.of(maker(1), coAuthor(BEN, 10_001)))).contains(Problem.TOO_HEAVY);
    assertThat(problem(people(20))).isEmpty();
    assertThat(problem(people(21))).contains(Problem.TOO_MANY);
  }

  @Test
  void onlyMembersShareAndOnlyWhatIsNewIsProposed() {
    List<Contributor> shares = List.of(maker(1), coAuthor(BEN, 1));
    assertThat(DivisionRules.problem(ANA, shares, Set.of(ANA), ALONE)).contains(Problem.NO_MEMBER);
    assertThat(DivisionRules.problem(ANA, shares.reversed(), Set.of(ANA, BEN), shares))
        .contains(Problem.AS_BEFORE);
    assertThat(problem(ALONE)).contains(Problem.AS_BEFORE);
  }

  @Test
  void whoLosesAShareSignsToo() {
    assertThat(
            DivisionRules.signatories(
                List.of(maker(1), coAuthor(CLEO, 1)), List.of(maker(1), coAuthor(BEN, 1))))
        .isEqualTo(Set.of(ANA, BEN, CLEO));
  }

  @Test
  void whatIsSignedTellsWorkVersionAndEachShare() {
    Division one = division(List.of(maker(1), coAuthor(BEN, 2)));
    Set<Object> digests =
        new HashSet<>(
            List.of(
                one.digest(),
                division(List.of(maker(2), coAuthor(BEN, 1))).digest(),
                division(List.of(maker(1), new Contributor(BEN, 2, Role.OTHER))).digest(),
                division(List.of(maker(1), coAuthor(CLEO, 2))).digest(),
                copy(one, WorkId.at(NOW.plusSeconds(9)), 1).digest(),
                copy(one, one.work(), 2).digest()));
    assertThat(digests).hasSize(6);
    assertThat(copy(one, one.work(), 1).digest()).isEqualTo(one.digest());
  }

  private static Optional<Problem> problem(List<Contributor> shares) {
    Set<MemberId> all =
        shares.stream().map(Contributor::member).collect(Collectors.toCollection(HashSet::new));
    return DivisionRules.problem(ANA, shares, all, ALONE);
  }

  private static final WorkId WORK = WorkId.at(NOW);

  private static Division division(List<Contributor> shares) {
    return new Division(WORK, 1, shares, Set.of(), Set.of(), NOW, new DivisionState.Open());
  }

  private static Division copy(Division one, WorkId work, int version) {
    return new Division(
        work, version, one.shares(), Set.of(), Set.of(), NOW, new DivisionState.Open());
  }

  private static List<Contributor> people(int number) {
    List<Contributor> shares = new ArrayList<>(ALONE);
    for (int i = 1; i < number; i++) {
      shares.add(coAuthor(MemberId.at(NOW.plusSeconds(i)), 1));
    }
    return shares;
  }

  private static int weight(Random random) {
    return 1 + random.nextInt(Division.HEAVIEST);
  }

  private static Contributor maker(int weight) {
    return new Contributor(ANA, weight, Role.MAKER);
  }

  private static Contributor coAuthor(MemberId member, int weight) {
    return new Contributor(member, weight, Role.CO_AUTHOR);
  }

  private static Money euros(long cents) {
    return Money.of(cents, "EUR");
  }
}
