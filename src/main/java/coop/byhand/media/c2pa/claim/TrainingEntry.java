package coop.byhand.media.c2pa.claim;

import coop.byhand.media.c2pa.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A preference about mining and training (C2PA 1.4 §17.21, CAWG training-mining 1.1).
 *
 * @param assertion {@code c2pa.training-mining} or {@code cawg.training-mining}
 * @param entry such as {@code cawg.ai_training}
 * @param use {@code allowed}, {@code notAllowed} or whatever the file says
 * @param constraint how use is constrained; both spellings of the field are read
 */
public record TrainingEntry(
    String assertion, String entry, String use, Optional<String> constraint) {

  static List<TrainingEntry> of(Assertion assertion) {
    List<TrainingEntry> entries = new ArrayList<>();
    Optional<Json> content = assertion.json().flatMap(json -> json.get("entries"));
    if (content.isPresent() && content.get() instanceof Json.Obj map) {
      map.members()
          .forEach((name, value) ->
              entries.add(
                  new TrainingEntry(
                      assertion.kind(),
                      name,
                      value.text("use").orElse(""),
                      value.text("constraint_info").or(() -> value.text("constraints_info")))));
    }
    return entries;
  }

  /** Whether this entry permits its use without conditions. */
  public boolean isAllowed() {
    return use.equals("allowed");
  }
}
