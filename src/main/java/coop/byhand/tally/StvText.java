package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A count by single transferable vote as plain text, stage by stage, so that it can be read out in
 * a hall and followed with the papers in hand. A row of the table is a candidate with what the
 * stage moved and where that leaves them. Sentences end before column 100; lines end with a line
 * feed.
 */
public final class StvText {

  private static final int COLUMNS = 100;
  private static final int NARROWEST_NAME = 18;
  private static final int NUMBER = 16;
  private static final String NOBODY = "No longer counting";

  private final List<Candidate> candidates;
  private final StvCount count;
  private final StringBuilder text = new StringBuilder();
  private final int width;

  private StvText(List<Candidate> candidates, StvCount count) {
    this.candidates = candidates;
    this.count = count;
    width =
        candidates.stream()
            .mapToInt(one -> named(one.number()).length())
            .reduce(NARROWEST_NAME, Math::max);
  }

  /** The whole count; candidates in the order of their numbers. */
  public static String of(List<Candidate> candidates, StvCount count) {
    if (candidates.size() != count.fates().size()) {
      throw new IllegalArgumentException("the names belong to another election");
    }
    return new StvText(candidates, count).write();
  }

  private String write() {
    say(some(count.seats(), "seat") + ", " + some(candidates.size(), "candidate") + ".");
    say(
        some(count.validPoll(), "paper")
            + (count.validPoll() == 1 ? " counts. " : " count. ")
            + "Not among them: "
            + some(count.empty(), "empty paper")
            + " and "
            + some(count.spoilt(), "spoilt paper")
            + ".");
    say(
        "Whoever has the quota of "
            + some(count.quota(), "vote")
            + " is elected: the papers divided by "
            + (count.seats() + 1)
            + ", without remainder, and one more.");
    count.stages().forEach(this::stage);
    line("");
    List<Integer> elected = count.elected();
    say(
        elected.isEmpty()
            ? "Nobody is elected."
            : "Elected" + (elected.size() > 1 ? " in this order" : "") + ": " + names(elected));
    return text.toString();
  }

  private void stage(StvStage stage) {
    line("");
    say("Stage " + stage.number() + ": " + what(stage));
    stage.tie().ifPresent(tie -> tie(tie, stage.action() == StvAction.SURPLUS));
    line("");
    if (stage.number() > 1) {
      stage.moves().forEach(this::move);
      line("");
    }
    table(stage);
    line("");
    stage.elected().forEach(one -> say(named(one) + " has reached the quota and is elected."));
    stage
        .filled()
        .forEach(one ->
            say(named(one) + " is elected: as many are left as seats, so the quota is not asked."));
    if (stage.elected().isEmpty() && stage.filled().isEmpty()) {
      say("Nobody is elected at this stage.");
    }
  }

  private String what(StvStage stage) {
    int who = stage.candidate();
    return switch (stage.action()) {
      case FIRST_PREFERENCES -> "every paper goes to its first preference.";
      case SURPLUS ->
          named(who)
              + " has "
              + Votes.text(before(stage, who) - stage.total(who))
              + " votes more than the quota. All papers held go on to their next preference, each"
              + " for its part of these votes.";
      case EXCLUSION ->
          "no votes are left over to pass on. "
              + named(who)
              + " has the fewest and is excluded. The papers go on to their next preference at the"
              + " value they have.";
    };
  }

  private void tie(StvTie tie, boolean surplus) {
    String how =
        tie.byLot()
            ? "They were level at every stage, so the lot decides: "
            : "Stage " + tie.stage() + " is the latest that tells them apart: ";
    String goes = surplus ? " goes first." : " is excluded.";
    say("Level are " + and(tie.candidates()) + ". " + how + named(tie.chosen()) + goes);
  }

  private void move(StvMove move) {
    String to = move.candidate() == 0 ? "nobody" : named(move.candidate());
    String papers = some(move.papers(), "paper");
    line("  ", papers, " worth ", Votes.text(move.value()), " to ", to);
  }

  private void table(StvStage stage) {
    line("  ", left("Candidate"), right("Moved"), right("Total"));
    for (Candidate candidate : candidates) {
      int number = candidate.number();
      row(named(number), before(stage, number), stage.total(number), note(stage, number));
    }
    long nobodys = stage.number() == 1 ? 0 : earlier(stage).nonTransferable();
    String fractions =
        stage.fractions() == 0 ? "" : Votes.text(stage.fractions()) + " of it are fractions";
    row(NOBODY, nobodys, stage.nonTransferable(), fractions);
  }

  private void row(String name, long before, long now, String note) {
    String moved = (now > before ? "+" : "") + (now == before ? "" : Votes.text(now - before));
    String total = right(Votes.text(now));
    line("  ", left(name), right(moved), total, note.isEmpty() ? "" : "  " + note);
  }

  private long before(StvStage stage, int candidate) {
    return stage.number() == 1 ? 0 : earlier(stage).total(candidate);
  }

  private StvStage earlier(StvStage stage) {
    return count.stages().get(stage.number() - 2);
  }

  private String note(StvStage stage, int candidate) {
    StvFate fate = count.fates().get(candidate - 1);
    return switch (fate.status()) {
      case ELECTED -> fate.stage() <= stage.number() ? "elected" : "";
      case EXCLUDED -> fate.stage() < stage.number() ? "excluded" : "";
      case CONTINUING -> "";
    };
  }

  private String left(String name) {
    return name + " ".repeat(width - name.length());
  }

  private static String right(String number) {
    return " ".repeat(Math.max(1, NUMBER - number.length())) + number;
  }

  private String names(List<Integer> numbers) {
    return numbers.stream().map(this::named).collect(Collectors.joining(", ")) + ".";
  }

  private String and(List<Integer> numbers) {
    int last = numbers.size() - 1;
    String others =
        numbers.subList(0, last).stream().map(this::named).collect(Collectors.joining(", "));
    return others + " and " + named(numbers.get(last));
  }

  private String named(int number) {
    return number + " " + candidates.get(number - 1).name();
  }

  private static String some(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** A sentence, over several lines where it is long. */
  private void say(String sentence) {
    List<String> words = new ArrayList<>(List.of(sentence.split(" ", -1)));
    StringBuilder line = new StringBuilder(words.removeFirst());
    for (String word : words) {
      if (line.length() + 1 + word.length() > COLUMNS) {
        line(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    line(line.toString());
  }

  private void line(String... parts) {
    for (String part : parts) {
      text.append(part);
    }
    text.append('\n');
  }
}
