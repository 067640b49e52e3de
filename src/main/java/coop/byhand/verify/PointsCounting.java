package coop.byhand.verify;

import coop.byhand.tally.PointsCount;
import coop.byhand.tally.PointsRule;
import coop.byhand.tally.PointsStep;
import coop.byhand.tally.PointsVote;
import coop.byhand.tally.Sheet;
import coop.byhand.tally.SheetMalformed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A vote by points in a sheet, approval or score: the first row names the options, every other row
 * is a paper. A mark {@code x} is one point, nothing is none.
 */
record PointsCounting(List<String> options, CountRequest request, PointsCount count)
    implements Counted {

  private static final Pattern POINTS = Pattern.compile("-?\\d{1,9}");

  static PointsCounting of(String file, CountRequest request) throws SheetMalformed, StopException {
    Sheet sheet = Sheet.read(file);
    PointsRule rule =
        request.method() == CountingMethod.APPROVAL
            ? PointsRule.approval()
            : PointsRule.score(request.best().orElse(Integer.MAX_VALUE));
    PointsVote vote = new PointsVote(sheet.columns().size(), rule);
    for (Sheet.Row row : sheet.rows()) {
      vote.add(1, points(row));
    }
    PointsCount count;
    if (request.defaultOption().isPresent()) {
      String name = request.defaultOption().get();
      count = vote.decide(SchulzeCounting.number(sheet.columns(), name));
    } else {
      count = vote.elect(request.places(), request.lotOrNone());
    }
    PointsCounting counted = new PointsCounting(sheet.columns(), request, count);
    Optional<PointsStep> drawn = counted.step(PointsStep.Kind.LOT);
    if (drawn.isPresent() && request.lot().isEmpty()) {
      throw CountRequest.lotNeeded(
          counted.names(counted.step(PointsStep.Kind.TIE).orElseThrow().options()));
    }
    return counted;
  }

  private static int[] points(Sheet.Row row) throws SheetMalformed {
    int[] points = new int[row.cells().size()];
    for (int i = 0; i < points.length; i++) {
      String cell = row.cells().get(i);
      if (cell.equalsIgnoreCase("x")) {
        points[i] = 1;
      } else if (POINTS.matcher(cell).matches()) {
        points[i] = Integer.parseInt(cell);
      } else if (!cell.isEmpty()) {
        throw new SheetMalformed(
            row.line(), "expected x, a whole number or nothing, not \"" + cell + "\"");
      }
    }
    return points;
  }

  @Override
  public String title() {
    return "";
  }

  @Override
  public void write(Json.Members document) {
    document
        .put("seats", request.places())
        .put("validPoll", count.validPoll())
        .put("empty", count.empty())
        .put("spoilt", count.spoilt())
        .put("default", request.defaultOption().map(Json::of).orElse(Json.NULL))
        .put("elected", Json.numbers(count.chosen().stream()))
        .put("ranking", Json.texts(count.ranking().stream().flatMap(List::stream).map(this::name)))
        .put(
            "places",
            Json.list(
                count.ranking().stream().map(place -> Json.texts(place.stream().map(this::name)))))
        .put("tieDecidedBy", decidedBy().map(Json::of).orElse(Json.NULL))
        .put(
            "candidates",
            Json.list(
                count.steps().stream()
                    .filter(step -> step.kind() == PointsStep.Kind.POINTS)
                    .map(this::candidate)));
  }

  private Optional<String> decidedBy() {
    return step(PointsStep.Kind.LOT)
        .map(_ -> "lot")
        .or(() -> step(PointsStep.Kind.DEFAULT_WINS).map(_ -> "default"));
  }

  private Json candidate(PointsStep step) {
    int option = step.options().getFirst();
    return Json.object()
        .put("index", option)
        .put("name", name(option))
        .put("points", step.counts().get(0))
        .put("papers", step.counts().get(1))
        .put("status", count.chosen().contains(option) ? "Elected" : "Not elected")
        .object();
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    String others =
        Hall.some(count.empty(), "empty paper")
            + " and "
            + Hall.some(count.spoilt(), "spoilt paper");
    text.append(Hall.said(Hall.poll(count.validPoll(), others))).append('\n');
    int width = 18;
    for (int option = 1; option <= options.size(); option++) {
      width = Math.max(width, named(option).length());
    }
    text.append(row("Option", width, "Points", "Papers", ""));
    for (PointsStep step : count.steps()) {
      if (step.kind() == PointsStep.Kind.POINTS) {
        int option = step.options().getFirst();
        String points = Long.toString(step.counts().get(0));
        String papers = Long.toString(step.counts().get(1));
        String note = count.chosen().contains(option) ? "chosen" : "";
        text.append(row(named(option), width, points, papers, note));
      }
    }
    text.append('\n');
    count.steps().stream()
        .map(this::sentence)
        .flatMap(Optional::stream)
        .forEach(sentence -> text.append(Hall.said(sentence)));
    return text.toString();
  }

  private static String row(String name, int width, String points, String papers, String note) {
    String row =
        String.format(Locale.ROOT, "  %-" + width + "s %12s %12s  %s", name, points, papers, note);
    return row.stripTrailing() + "\n";
  }

  private Optional<String> sentence(PointsStep step) {
    return switch (step.kind()) {
      case PAPERS, POINTS -> Optional.empty();
      case TIE ->
          Optional.of(
              "Level with "
                  + Hall.some(step.counts().get(0), "point")
                  + " are "
                  + names(step.options())
                  + ", with "
                  + Hall.some(step.counts().get(1), "place")
                  + " left.");
      case DEFAULT_WINS -> Optional.of("A tie leaves things to the default option.");
      case LOT -> Optional.of("The lot draws " + names(step.options()) + ".");
      case CHOSEN -> Optional.of("Chosen: " + names(step.options()) + ".");
    };
  }

  private Optional<PointsStep> step(PointsStep.Kind kind) {
    return count.steps().stream().filter(step -> step.kind() == kind).findFirst();
  }

  private String names(List<Integer> numbers) {
    return Hall.and(numbers.stream().map(this::named).toList());
  }

  private String named(int option) {
    return option + " " + Hall.plain(name(option));
  }

  private String name(int option) {
    return options.get(option - 1);
  }
}
