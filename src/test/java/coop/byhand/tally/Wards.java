package coop.byhand.tally;

import coop.byhand.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real elections of Scottish councils and what the councils published about them. */
record Wards(Path folder, JsonNode published) {

  static Wards all() {
    Path folder = SharedData.folder("elections");
    return new Wards(folder, json(folder.resolve("expectations-scottish.json")));
  }

  List<JsonNode> elections() {
    return List.copyOf(published.get("elections").values());
  }

  BltElection read(JsonNode ward) {
    return blt(folder.resolve(ward.get("file").asString()));
  }

  static BltElection blt(Path file) {
    try {
      return BltElection.read(Files.readString(file));
    } catch (IOException | BltMalformed failed) {
      throw new IllegalStateException(file.toString(), failed);
    }
  }

  static JsonNode json(Path file) {
    return JsonMapper.builder().build().readTree(file.toFile());
  }

  /** Everything in which a count differs from the published table, in words. */
  static List<String> differences(JsonNode ward, StvCount count) {
    List<String> all = new ArrayList<>();
    compare(all, "valid poll", ward.get("validPoll").asLong(), count.validPoll());
    compare(all, "quota", ward.get("quota").asLong(), count.quota());
    compare(all, "stages", ward.get("stages").asInt(), count.stages().size());
    List<Integer> winners = ward.get("winners").values().stream().map(JsonNode::asInt).toList();
    compare(all, "order of election", winners, count.elected());
    for (JsonNode official : ward.get("candidates").values()) {
      int candidate = official.get("index").asInt();
      StvFate fate = count.fates().get(candidate - 1);
      compare(all, candidate + " status", status(official), fate.status());
      if (fate.status() != StvFate.Status.CONTINUING) {
        compare(all, candidate + " stage", official.get("stage").asInt(), fate.stage());
      }
      for (int stage = 1; stage <= official.get("totals").size(); stage++) {
        String cell = official.get("totals").get(stage - 1).asString();
        String ours =
            stage > count.stages().size()
                ? "none"
                : Votes.text(count.stages().get(stage - 1).total(candidate));
        if (!equal(cell, ours)) {
          all.add(candidate + " at stage " + stage + ": " + cell + " published, " + ours);
        }
      }
    }
    return all;
  }

  private static StvFate.Status status(JsonNode official) {
    return switch (official.get("status").asString()) {
      case "Elected" -> StvFate.Status.ELECTED;
      case "Excluded" -> StvFate.Status.EXCLUDED;
      default -> StvFate.Status.CONTINUING;
    };
  }

  /** Equal, or rounded to the digits that were published, in whole units of the last of them. */
  private static boolean equal(String cell, String ours) {
    int point = cell.indexOf('.');
    int decimals = point < 0 ? 0 : cell.length() - point - 1;
    if (decimals == 5 || ours.equals("none")) {
      return cell.equals(ours);
    }
    long unit = 1;
    for (int i = decimals; i < 5; i++) {
      unit *= 10;
    }
    long official = Long.parseLong(cell.replace(".", "")) * unit;
    return 2 * Math.abs(official - Long.parseLong(ours.replace(".", ""))) <= unit;
  }

  private static void compare(List<String> all, String what, Object official, Object ours) {
    if (!official.equals(ours)) {
      all.add(what + ": " + official + " published, " + ours);
    }
  }
}
