package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The official tables of 60 wards: 30 of 2017, 30 of 2022. No tie and no lot occurs in them. */
class WardsTests {

  private static final Lot LOT = new Lot("");

  @Test
  void everyCellOfSixtyOfficialTablesIsFound() {
    Wards wards = Wards.all();
    Map<String, List<String>> different = new TreeMap<>();
    int cells = 0;
    for (JsonNode ward : wards.elections()) {
      BltElection election = wards.read(ward);
      StvCount count = ScottishStv.count(election.ballots(), election.seats(), LOT);
      List<String> differences = Wards.differences(ward, count);
      if (!differences.isEmpty()) {
        different.put(ward.get("id").asString(), differences);
      }
      cells += count.stages().size() * election.candidates().size();
      assertThat(count.stages()).allMatch(stage -> stage.tie().isEmpty());
      assertThat(election.seats()).isEqualTo(ward.get("seats").asInt());
    }
    assertThat(different).isEmpty();
    assertThat(wards.elections()).hasSize(60);
    assertThat(cells).isEqualTo(2_976);
  }

  @Test
  void namesAreReadInEveryWayInWhichTheCouncilsQuoteThem() {
    Wards wards = Wards.all();
    for (JsonNode ward : wards.elections()) {
      List<String> names =
          ward.get("candidates").values().stream()
              .map(c -> c.get("ballotName").asString())
              .toList();
      assertThat(wards.read(ward).candidates()).extracting(Candidate::name).isEqualTo(names);
      assertThat(wards.read(ward).candidates()).noneMatch(c -> c.party().isEmpty());
      assertThat(wards.read(ward).title()).isNotEmpty().doesNotContain("\"");
    }
  }

  @Test
  void roundingInsteadOfTruncatingIsCaught() {
    caught(
        49,
        (ballots, seats) ->
            new StvTable(ballots, seats, LOT) {
              @Override
              long transferValue(long surplus, long value, long votes) {
                return (2 * surplus * value + votes) / (2 * votes);
              }
            });
  }

  @Test
  void dividingBeforeMultiplyingIsCaught() {
    caught(
        4,
        (ballots, seats) ->
            new StvTable(ballots, seats, LOT) {
              @Override
              long transferValue(long surplus, long value, long votes) {
                return surplus * one() / votes * value / one();
              }
            });
  }

  @Test
  void sixDecimalsAreCaught() {
    caught(
        57,
        (ballots, seats) ->
            new StvTable(ballots, seats, LOT) {
              @Override
              long one() {
                return 10 * Votes.ONE;
              }
            });
  }

  @Test
  void aSurplusOfFirstPreferencesOnlyIsCaught() {
    caught(
        30,
        (ballots, seats) ->
            new StvTable(ballots, seats, LOT) {
              @Override
              List<Parcel> papersOfSurplus(int candidate) {
                return super.papersOfSurplus(candidate).stream()
                    .filter(parcel -> place(parcel.kind(0)) == 0)
                    .toList();
              }
            });
  }

  @Test
  void aQuotaWithFractionsIsCaught() {
    caught(
        58,
        (ballots, seats) ->
            new StvTable(ballots, seats, LOT) {
              @Override
              long quota() {
                return ballots.valid() * one() / (seats + 1) + 1;
              }
            });
  }

  @Test
  void takingTheSmallestSurplusFirstIsCaught() {
    caught(
        32,
        (ballots, seats) ->
            new StvTable(ballots, seats, LOT) {
              @Override
              long urgency(int candidate) {
                return -super.urgency(candidate);
              }
            });
  }

  /** How many of the wards show it; the quota is left out, so that the tables alone must. */
  private static void caught(int expected, BiFunction<RankedBallots, Integer, StvTable> wrong) {
    Wards wards = Wards.all();
    int found = 0;
    for (JsonNode ward : wards.elections()) {
      BltElection election = wards.read(ward);
      StvTable table = wrong.apply(election.ballots(), election.seats());
      StvCount count = table.count();
      StvCount scaled = inFiveDecimals(count, table.one() / Votes.ONE);
      if (Wards.differences(ward, scaled).stream().anyMatch(d -> !d.startsWith("quota"))) {
        found++;
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private static StvCount inFiveDecimals(StvCount count, long finer) {
    List<StvStage> stages =
        count.stages().stream()
            .map(s ->
                new StvStage(
                    s.number(),
                    s.action(),
                    s.candidate(),
                    s.moves(),
                    s.totals().stream().map(total -> total / finer).toList(),
                    s.nonTransferable() / finer,
                    s.fractions() / finer,
                    s.tie(),
                    s.elected(),
                    s.filled()))
            .toList();
    return new StvCount(
        count.seats(),
        count.validPoll(),
        count.empty(),
        count.spoilt(),
        count.quota(),
        stages,
        count.fates());
  }
}
