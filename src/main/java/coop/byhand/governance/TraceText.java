package coop.byhand.governance;

import coop.byhand.register.CanonicalJson;
import coop.byhand.tally.CountTrace;
import coop.byhand.tally.Step;
import coop.byhand.tally.StepKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace of a count as text: a list of steps in canonical JSON, as it is kept with the result.
 * Only what {@link #write} writes is read back.
 */
final class TraceText {

  private static final Pattern STEP =
      Pattern.compile(
          "\\{\"counts\":\\[([-0-9,]*)],\"kind\":\"([A-Z_]+)\",\"values\":\\[([-0-9,]*)]}");

  private TraceText() {}

  static String write(CountTrace trace) {
    return CanonicalJson.write(
        trace.steps().stream()
            .map(step ->
                Map.of(
                    "counts", step.counts(),
                    "kind", step.kind().name(),
                    "values", step.values()))
            .toList());
  }

  static CountTrace read(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    while (matcher.find()) {
      steps.add(
          new Step(
              StepKind.valueOf(matcher.group(2)),
              numbers(matcher.group(3)),
              numbers(matcher.group(1))));
    }
    CountTrace trace = new CountTrace(steps);
    if (!write(trace).equals(text)) {
      throw new IllegalStateException("not a trace: " + text);
    }
    return trace;
  }

  private static List<Long> numbers(String list) {
    return list.isEmpty() ? List.of() : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
  }
}
