package coop.byhand.verify;

import coop.byhand.tally.Count;
import coop.byhand.tally.Finding;
import coop.byhand.tally.NumberVote;
import coop.byhand.tally.Sheet;
import coop.byhand.tally.SheetMalformed;
import coop.byhand.tally.Step;
import coop.byhand.tally.StepKind;
import coop.byhand.tally.YesNo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A motion or a number in a sheet. A motion has columns {@code yes} and {@code no}, perhaps {@code
 * abstain} and {@code spoilt}; a row is one paper marked {@code x}, or how many papers of each kind
 * a teller has. A number has one column; a row is one paper with its value, or {@code abstain} or
 * {@code spoilt}.
 */
record MotionCounting(CountRequest request, String title, long spoilt, Count count)
    implements Counted {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern VALUE = Pattern.compile("-?\\d{1,15}");
  private static final List<String> KINDS = List.of("yes", "no", "abstain", "spoilt");
  private static final int MOST = 500_000_000;

  static MotionCounting motion(String file, CountRequest request) throws SheetMalformed {
    Sheet sheet = Sheet.read(file);
    List<String> kinds =
        sheet.columns().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    if (!kinds.contains("yes") || !kinds.contains("no") || !KINDS.containsAll(kinds)) {
      throw new SheetMalformed(
          1, "expected columns called yes and no, and perhaps abstain and spoilt");
    }
    int[] papers = new int[KINDS.size()];
    for (Sheet.Row row : sheet.rows()) {
      add(papers, kinds, row);
    }
    Count count =
        YesNo.count(papers[0], papers[1], papers[2], request.threshold(), request.quorum());
    return new MotionCounting(request, "", papers[3], count);
  }

  private static void add(int[] papers, List<String> kinds, Sheet.Row row) throws SheetMalformed {
    long marks = row.cells().stream().filter(cell -> cell.equalsIgnoreCase("x")).count();
    if (row.cells().stream().allMatch(String::isEmpty)) {
      throw new SheetMalformed(row.line(), "the row is empty; mark abstain, or take it out");
    }
    for (int i = 0; i < kinds.size(); i++) {
      String cell = row.cells().get(i);
      boolean mark = cell.equalsIgnoreCase("x");
      if (!mark && !cell.isEmpty() && !WHOLE.matcher(cell).matches()) {
        throw new SheetMalformed(
            row.line(), "expected x, a number of papers or nothing, not \"" + cell + "\"");
      }
      int more = mark ? (marks == 1 ? 1 : 0) : cell.isEmpty() ? 0 : Integer.parseInt(cell);
      papers[KINDS.indexOf(kinds.get(i))] += more;
      requireFew(papers, row.line());
    }
    papers[3] += marks > 1 ? 1 : 0;
  }

  private static void requireFew(int[] papers, int line) throws SheetMalformed {
    long all = 0;
    for (int some : papers) {
      all += some;
    }
    if (all > MOST) {
      throw new SheetMalformed(line, "at most " + MOST + " papers can be counted");
    }
  }

  static MotionCounting number(String file, CountRequest request) throws SheetMalformed {
    Sheet sheet = Sheet.read(file);
    String title = sheet.columns().getFirst();
    if (sheet.columns().size() != 1 || VALUE.matcher(title).matches()) {
      throw new SheetMalformed(1, "expected one column with a name above the numbers");
    }
    List<Long> votes = new ArrayList<>();
    int abstentions = 0;
    int spoilt = 0;
    for (Sheet.Row row : sheet.rows()) {
      String cell = row.cells().getFirst();
      if (cell.equalsIgnoreCase("abstain")) {
        abstentions++;
      } else if (cell.equalsIgnoreCase("spoilt")) {
        spoilt++;
      } else {
        votes.add(value(cell, row.line(), request));
      }
    }
    Count count =
        NumberVote.count(
            request.present(),
            request.grid(),
            request.takes(),
            votes,
            abstentions,
            request.quorum());
    return new MotionCounting(request, title, spoilt, count);
  }

  private static long value(String cell, int line, CountRequest request) throws SheetMalformed {
    if (!VALUE.matcher(cell).matches()) {
      throw new SheetMalformed(
          line,
          "expected a whole number in the smallest unit, abstain or spoilt, not \"" + cell + "\"");
    }
    long value = Long.parseLong(cell);
    if (!request.grid().holds(value)) {
      throw new SheetMalformed(
          line,
          value
              + " cannot be voted for; the values go from "
              + request.grid().least()
              + " to "
              + request.grid().most()
              + " in steps of "
              + request.grid().step());
    }
    return value;
  }

  @Override
  public String title() {
    return Hall.plain(title);
  }

  @Override
  public String text() {
    return MotionText.of(this);
  }

  @Override
  public void write(Json.Members document) {
    List<Long> papers = count.trace().steps().getFirst().counts();
    document
        .put("validPoll", papers.get(2))
        .put("abstentions", papers.get(1))
        .put("spoilt", spoilt)
        .put("quorum", request.quorum());
    String finding =
        switch (count.finding()) {
          case CARRIED -> "carried";
          case NOT_CARRIED -> "not carried";
          case NO_QUORUM -> "no quorum";
        };
    if (request.method() == CountingMethod.MEDIAN) {
      document
          .put("present", request.present())
          .put("takes", lower(request.takes()))
          .put("finding", count.finding() == Finding.NOT_CARRIED ? "stays" : changes(finding))
          .put("value", count.value());
    } else {
      List<Long> sides = step(StepKind.YES_AND_NO).counts();
      document
          .put("yes", sides.get(0))
          .put("no", sides.get(1))
          .put("majority", lower(request.threshold()).replace('_', '-'))
          .put("finding", finding);
    }
    document.put("steps", Json.list(count.trace().steps().stream().map(MotionCounting::step)));
  }

  private static String changes(String finding) {
    return finding.equals("carried") ? "changes" : finding;
  }

  private Step step(StepKind kind) {
    return count.trace().steps().stream()
        .filter(step -> step.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Json step(Step step) {
    return Json.object()
        .put("step", lower(step.kind()).replace('_', ' '))
        .put("values", Json.numbers(step.values().stream()))
        .put("counts", Json.numbers(step.counts().stream()))
        .object();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
