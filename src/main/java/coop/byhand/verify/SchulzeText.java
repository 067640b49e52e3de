package coop.byhand.verify;

import coop.byhand.tally.Defeat;
import coop.byhand.tally.SchulzeCount;
import coop.byhand.tally.SchulzeStep;
import coop.byhand.tally.Unranked;
import java.util.List;
import java.util.Locale;

/** A count by pairs, to be read out: the table of preferences, then every step of A.5. */
final class SchulzeText {

  /** With more options a table would be wider than the page; the defeats say the same. */
  private static final int WIDEST_TABLE = 15;

  private final SchulzeCounting counted;
  private final SchulzeCount count;
  private final StringBuilder text = new StringBuilder();

  private SchulzeText(SchulzeCounting counted) {
    this.counted = counted;
    this.count = counted.count();
  }

  static String of(SchulzeCounting counted) {
    return new SchulzeText(counted).write();
  }

  /** The options a lot had to decide between. */
  static List<String> level(SchulzeCounting counted) {
    SchulzeText text = new SchulzeText(counted);
    return text.names(
        text.count.steps().stream()
            .filter(step -> step.kind() == SchulzeStep.Kind.SCHWARTZ_SET)
            .toList()
            .getLast()
            .options());
  }

  private String write() {
    say(Hall.poll(count.validPoll(), Hall.some(count.empty(), "empty paper")));
    say(
        count.unranked() == Unranked.BELOW_ALL_RANKED
            ? "An option without a rank stands below all that have one on the same paper."
            : "A paper does not compare an option without a rank with any other.");
    counted
        .fallback()
        .ifPresent(name ->
            say(Hall.plain(name) + " is the default: it wins if no other option wins alone."));
    text.append('\n');
    options();
    count.steps().forEach(this::step);
    text.append('\n');
    say("Ranking:");
    int place = 1;
    for (List<Integer> level : count.ranking()) {
      say("  " + place + ". " + Hall.and(names(level)));
      place += level.size();
    }
    text.append('\n');
    say("The winner is " + named(count.winner()) + ".");
    return text.toString();
  }

  private void options() {
    int options = counted.sheet().options().size();
    if (options > WIDEST_TABLE) {
      return;
    }
    say("So many papers prefer the option of the row to the option of the column:");
    text.append("      ");
    for (int option = 1; option <= options; option++) {
      text.append(String.format(Locale.ROOT, "%6d", option));
    }
    text.append('\n');
    for (int row = 1; row <= options; row++) {
      text.append(String.format(Locale.ROOT, "%6d", row));
      for (int column = 1; column <= options; column++) {
        long papers = count.preferences().get(row - 1).get(column - 1);
        text.append(row == column ? "     -" : String.format(Locale.ROOT, "%6d", papers));
      }
      text.append('\n');
    }
    text.append('\n');
    for (int option = 1; option <= options; option++) {
      text.append(String.format(Locale.ROOT, "%6d  ", option)).append(name(option)).append('\n');
    }
    text.append('\n');
  }

  private void step(SchulzeStep step) {
    switch (step.kind()) {
      case QUORUM_MISSED ->
          say(
              first(step)
                  + " is dropped: too few papers prefer it to the default, "
                  + step.defeats().getFirst().votes()
                  + ".");
      case MAJORITY_MISSED ->
          say(
              first(step)
                  + " is dropped: it misses its majority over the default, "
                  + votes(step.defeats().getFirst())
                  + ".");
      case DEFEATS -> defeats(step);
      case SCHWARTZ_SET ->
          say("Beaten by nobody, or only by those it beats back: " + list(step) + ".");
      case WEAKEST_DROPPED -> {
        say("Nobody there is unbeaten. The weakest defeats between them no longer count:");
        step.defeats().forEach(this::line);
      }
      case WINNER -> say(first(step) + " is the only one left and wins.");
      case DEFAULT_WINS -> say("Several are left, so the default wins: " + first(step) + ".");
      case LOT -> say("Several are left, so the lot decides: " + first(step) + ".");
    }
  }

  private void defeats(SchulzeStep step) {
    say("Each of these is preferred to the other by more papers, the clearest first:");
    step.defeats().forEach(this::line);
    text.append('\n');
  }

  private void line(Defeat defeat) {
    String pair = named(defeat.winner()) + " to " + named(defeat.loser());
    say("  " + pair + ", " + votes(defeat));
  }

  private static String votes(Defeat defeat) {
    return defeat.votes() + " against " + defeat.against();
  }

  private String first(SchulzeStep step) {
    return named(step.options().getFirst());
  }

  private String list(SchulzeStep step) {
    return Hall.and(names(step.options()));
  }

  private List<String> names(List<Integer> options) {
    return options.stream().map(this::named).toList();
  }

  private String named(int option) {
    return option + " " + name(option);
  }

  private String name(int option) {
    return Hall.plain(counted.sheet().options().get(option - 1));
  }

  private void say(String sentence) {
    text.append(Hall.said(sentence));
  }
}
