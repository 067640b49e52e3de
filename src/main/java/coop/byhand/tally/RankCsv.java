package coop.byhand.tally;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A vote as a {@link Sheet} holds it: the first row names the options, every other row is a paper
 * with a rank for each option, 1 for the best, nothing for no rank.
 */
public record RankCsv(List<String> options, RankBallots ballots) {

  private static final Pattern RANK = Pattern.compile("\\d{1,6}");

  public RankCsv {
    options = List.copyOf(options);
  }

  /** Reads the text of a sheet. */
  public static RankCsv read(String text) throws SheetMalformed {
    Sheet sheet = Sheet.read(text);
    RankBallots ballots = new RankBallots(sheet.columns().size());
    for (Sheet.Row row : sheet.rows()) {
      ballots.add(1, ranks(row));
    }
    return new RankCsv(sheet.columns(), ballots);
  }

  private static int[] ranks(Sheet.Row row) throws SheetMalformed {
    int[] ranks = new int[row.cells().size()];
    for (int i = 0; i < ranks.length; i++) {
      String cell = row.cells().get(i);
      if (!cell.isEmpty()) {
        if (!RANK.matcher(cell).matches() || Integer.parseInt(cell) == 0) {
          throw new SheetMalformed(row.line(), "expected a rank from 1, not \"" + cell + "\"");
        }
        ranks[i] = Integer.parseInt(cell);
      }
    }
    return ranks;
  }
}
