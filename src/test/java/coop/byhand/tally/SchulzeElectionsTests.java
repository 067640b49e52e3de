package coop.byhand.tally;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Elections of Debian and Kubernetes against what they announced. */
class SchulzeElectionsTests {

  @Test
  void debianFindsItsLeadersWithUnrankedBelow() throws Exception {
    for (JsonNode official : elections("debian")) {
      RankCsv table = table(official);
      int base = table.options().indexOf(official.get("defaultOption").asString()) + 1;
      SchulzeCount count = debian(table, base, Unranked.BELOW_ALL_RANKED);
      assertThat(name(table, count.winner())).isEqualTo(winners(official).getFirst());
      assertThat(count.validPoll() + count.empty()).isEqualTo(official.get("ballots").asLong());
    }
    assertThat(elections("debian")).hasSize(3);
  }

  @Test
  void kubernetesFindsItsRankingWithoutOpinionOnTheUnranked() throws Exception {
    for (JsonNode official : elections("kubernetes")) {
      RankCsv table = table(official);
      SchulzeCount count = Schulze.count(table.ballots(), Unranked.NO_OPINION, new Lot(""));
      List<String> announced = texts(official.get("officialRanking"));
      assertThat(ranking(table, count)).startsWith(announced.toArray(String[]::new));
      assertThat(announced).startsWith(winners(official).toArray(String[]::new));
      assertThat(count.validPoll() + count.empty()).isEqualTo(official.get("ballots").asLong());
      assertThat(name(table, count.winner())).isEqualTo(announced.getFirst());
    }
    assertThat(elections("kubernetes")).hasSize(2);
  }

  @Test
  void theMeaningOfUnrankedDecidesElections() throws Exception {
    RankCsv debian = table(elections("debian_dpl_2006").getFirst());
    int base = debian.options().indexOf("None of the Above") + 1;
    assertThat(debian(debian, base, Unranked.NO_OPINION).winner())
        .isNotEqualTo(debian(debian, base, Unranked.BELOW_ALL_RANKED).winner());
    for (JsonNode official : elections("kubernetes")) {
      RankCsv table = table(official);
      SchulzeCount below = Schulze.count(table.ballots(), Unranked.BELOW_ALL_RANKED, new Lot(""));
      List<String> announced = texts(official.get("officialRanking"));
      assertThat(ranking(table, below).subList(0, announced.size())).isNotEqualTo(announced);
    }
  }

  private static SchulzeCount debian(RankCsv table, int base, Unranked unranked) {
    DefaultOption simple = DefaultOption.simple(base, table.options().size());
    return Schulze.count(table.ballots(), unranked, simple);
  }

  private static List<JsonNode> elections(String beginning) {
    Path file = SharedData.folder("elections").resolve("expectations-other.json");
    return Wards.json(file).get("elections").values().stream()
        .filter(election -> election.get("id").asString().startsWith(beginning))
        .toList();
  }

  private static RankCsv table(JsonNode official) throws IOException, SheetMalformed {
    Path folder = SharedData.folder("elections");
    return RankCsv.read(Files.readString(folder.resolve(official.get("file").asString())));
  }

  private static List<String> winners(JsonNode official) {
    return texts(official.get("winners"));
  }

  private static List<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  private static List<String> ranking(RankCsv table, SchulzeCount count) {
    return count.ranking().stream().flatMap(List::stream).map(o -> name(table, o)).toList();
  }

  private static String name(RankCsv table, int option) {
    return table.options().get(option - 1);
  }
}
