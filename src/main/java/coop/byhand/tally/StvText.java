package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A count by single transferable vote as plain text, stage by stage, so that it can be read out in
 * a hall and followed with the papers in hand. Lines end with a line feed.
 */
public final class StvText {

  private final List<Candidate> candidates;
  private final StvCount count;
  private final StringBuilder text = new StringBuilder();
  private final int width;

  private StvText(List<Candidate> candidates, StvCount count) {
    this.candidates = candidates;
    this.count = count;
    width = candidates.stream().mapToInt(one -> named(one.number()).length()).max().orElse(0);
  }

  /** The whole count; candidates in the order of their numbers. */
  public static String of(List<Candidate> candidates, StvCount count) {
    if (candidates.size() != count.fates().size()) {
      throw new IllegalArgumentException("the names belong to another election");
    }
    return new StvText(candidates, count).write();
  }

  private String write() {
    line(some(count.seats(), "seat"), ", ", some(count.validPoll(), "valid paper"));
    line(some(count.empty(), "empty paper"), ", ", some(count.spoilt(), "spoilt paper"));
    line(some(count.quota(), "vote"), " elect (quota)");
    count.stages().forEach(this::stage);
    line("");
    String names = count.elected().stream().map(this::named).collect(Collectors.joining(", "));
    line("Elected in this order: ", names);
    return text.toString();
  }

  private void stage(StvStage stage) {
    line("");
    String action =
        switch (stage.action()) {
          case FIRST_PREFERENCES -> "first preferences";
          case SURPLUS -> "the surplus of " + named(stage.candidate());
          case EXCLUSION -> "exclusion of " + named(stage.candidate());
        };
    line("Stage " + stage.number() + ": ", action);
    stage.tie().ifPresent(this::tie);
    for (StvMove move : stage.moves()) {
      String to = move.candidate() == 0 ? "nobody" : named(move.candidate());
      String worth = " worth " + Votes.text(move.value());
      line("  ", some(move.papers(), "paper"), worth, " to ", to, ": ", Votes.text(move.votes()));
    }
    for (Candidate candidate : candidates) {
      int number = candidate.number();
      row(named(number), stage.total(number), note(stage, number));
    }
    row("No longer counting", stage.nonTransferable(), "");
  }

  private void tie(StvTie tie) {
    List<String> names = tie.candidates().stream().map(this::named).toList();
    String how = tie.byLot() ? "the lot" : "stage " + tie.stage();
    line("  Level: ", String.join(", ", names), ". Decided by ", how, ".");
  }

  private String note(StvStage stage, int candidate) {
    StvFate fate = count.fates().get(candidate - 1);
    List<String> notes = new ArrayList<>();
    if (fate.status() == StvFate.Status.ELECTED && fate.stage() <= stage.number()) {
      notes.add("elected");
    }
    if (stage.filled().contains(candidate)) {
      notes.add("as many were left as seats");
    }
    if (fate.status() == StvFate.Status.EXCLUDED && fate.stage() < stage.number()) {
      notes.add("excluded");
    }
    return String.join(", ", notes);
  }

  private void row(String name, long votes, String note) {
    String label = name + " ".repeat(Math.max(0, Math.max(width, 18) - name.length()));
    String number = Votes.text(votes);
    String right = " ".repeat(Math.max(0, 16 - number.length())) + number;
    line("  ", label, right, note.isEmpty() ? "" : "  " + note);
  }

  private String named(int number) {
    return number + " " + candidates.get(number - 1).name();
  }

  private static String some(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void line(String... parts) {
    for (String part : parts) {
      text.append(part);
    }
    text.append('\n');
  }
}
