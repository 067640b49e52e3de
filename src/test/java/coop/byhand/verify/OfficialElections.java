package coop.byhand.verify;

import coop.byhand.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What councils, Debian, Kubernetes and Burlington published, beside our documents. */
public final class OfficialElections {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OfficialElections() {}

  /** Counts every official election with a command and tells all in which it is not as published. */
  public static List<String> differences(Function<List<String>, String> command) {
    List<String> all = new ArrayList<>();
    List<JsonNode> wards = read("expectations-scottish.json");
    List<String> words = new ArrayList<>(List.of("count", "--method", "scottish-stv", "--json"));
    wards.forEach(ward -> words.add(file(ward)));
    List<String> lines = command.apply(words).lines().toList();
    if (wards.size() != 60 || lines.size() != wards.size()) {
      all.add(lines.size() + " documents for " + wards.size() + " wards");
    }
    for (int i = 0; i < lines.size(); i++) {
      JsonNode ours = JSON.readTree(lines.get(i));
      ward(all, wards.get(i), ours);
    }
    List<JsonNode> others = read("expectations-other.json");
    others.forEach(other -> other(all, other, command));
    if (others.size() != 6) {
      all.add(others.size() + " other elections");
    }
    return all;
  }

  private static List<JsonNode> read(String name) {
    Path file = SharedData.folder("elections").resolve(name);
    return List.copyOf(JSON.readTree(file.toFile()).get("elections").values());
  }

  private static String file(JsonNode election) {
    String name = election.get("file").asString();
    return SharedData.folder("elections").resolve(name).toString();
  }

  private static void ward(List<String> all, JsonNode official, JsonNode ours) {
    String id = official.get("id").asString() + " ";
    List<String> fields =
        List.of("file", "method", "seats", "validPoll", "quota", "stages", "elected", "candidates");
    same(all, id + "fields", fields, List.copyOf(ours.propertyNames()));
    same(all, id + "file", file(official), ours.get("file").asString());
    for (String number : List.of("seats", "validPoll", "quota")) {
      same(all, id + number, official.get(number).asLong(), ours.get(number).asLong());
    }
    same(all, id + "stages", official.get("stages").asInt(), ours.get("stages").size());
    same(all, id + "elected", official.get("winners"), ours.get("elected"));
    for (JsonNode theirs : official.get("candidates").values()) {
      int index = theirs.get("index").asInt();
      candidate(all, id + index, theirs, ours.get("candidates").get(index - 1));
      for (int stage = 0; stage < ours.get("stages").size(); stage++) {
        JsonNode totals = ours.get("stages").get(stage).get("totals");
        String published = theirs.get("totals").get(stage).asString();
        String cell = totals.get(Integer.toString(index)).asString();
        if (!rounded(published, cell)) {
          all.add(id + index + " stage " + (stage + 1) + ": " + published + ", ours " + cell);
        }
      }
    }
  }

  private static void candidate(List<String> all, String id, JsonNode official, JsonNode ours) {
    same(all, id + " name", official.get("ballotName"), ours.get("name"));
    String status = official.get("status").asString();
    boolean over = status.equals("Elected") || status.equals("Excluded");
    same(all, id + " status", over ? status : "Continuing", ours.get("status").asString());
    same(all, id + " stage", official.get("stage"), ours.get("stage"));
  }

  /** Equal to the last digit that was published; cut or rounded there. */
  private static boolean rounded(String published, String ours) {
    int point = published.indexOf('.');
    int decimals = point < 0 ? 0 : published.length() - point - 1;
    long unit = 1;
    for (int i = decimals; i < 5; i++) {
      unit *= 10;
    }
    long official = Long.parseLong(published.replace(".", "")) * unit;
    long apart = Math.abs(official - Long.parseLong(ours.replace(".", "")));
    return decimals == 5 ? published.equals(ours) : 2 * apart <= unit;
  }

  private static void other(
      List<String> all, JsonNode official, Function<List<String>, String> command) {
    List<String> words = new ArrayList<>(List.of("count", "--json", "--method"));
    String id = official.get("id").asString() + " ";
    boolean ranks = official.get("file").asString().endsWith(".csv");
    words.add(ranks ? "schulze" : "irv");
    JsonNode base = official.get("defaultOption");
    if (base != null) {
      words.addAll(List.of("--default", base.asString()));
    } else if (ranks) {
      words.addAll(List.of("--unranked", "no-opinion"));
    }
    words.add(file(official));
    JsonNode ours = JSON.readTree(command.apply(words));
    String winner = official.get("winners").get(0).asString();
    if (!ranks) {
      int index = ours.get("elected").get(0).asInt();
      same(all, id, winner, ours.get("candidates").get(index - 1).get("name").asString());
      return;
    }
    same(all, id + "winner", winner, ours.get("winner").asString());
    same(all, id + "first", winner, ours.get("ranking").get(0).asString());
    JsonNode ranking = official.get("officialRanking");
    for (int i = 0; ranking != null && i < ranking.size(); i++) {
      same(all, id + (i + 1), ranking.get(i), ours.get("ranking").get(i));
    }
    same(
        all,
        id + "ballots",
        official.get("ballots").asLong(),
        ours.get("validPoll").asLong() + ours.get("empty").asLong());
  }

  private static void same(List<String> all, String what, Object official, Object ours) {
    if (!Objects.equals(official, ours)) {
      all.add(what + ": " + official + " published, ours " + ours);
    }
  }
}
