package coop.byhand.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A vote as a table holds it: the first row names the options, every other row is a paper with a
 * rank for each option, 1 for the best, nothing for no rank.
 */
public record RankCsv(List<String> options, RankBallots ballots) {

  private static final Pattern RANK = Pattern.compile("\\d{1,6}");

  public RankCsv {
    options = List.copyOf(options);
  }

  /** Reads a table with commas; names may be quoted. Blank lines are passed over. */
  public static RankCsv read(String text) throws RankCsvMalformed {
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      throw new RankCsvMalformed(1, "expected the names of the options");
    }
    List<String> options = cells(lines.getFirst(), 1);
    if (options.contains("") || new HashSet<>(options).size() < options.size()) {
      throw new RankCsvMalformed(1, "every option needs a name of its own");
    }
    RankBallots ballots = new RankBallots(options.size());
    for (int at = 1; at < lines.size(); at++) {
      if (!lines.get(at).isBlank()) {
        ballots.add(1, ranks(cells(lines.get(at), at + 1), options.size(), at + 1));
      }
    }
    return new RankCsv(options, ballots);
  }

  private static int[] ranks(List<String> cells, int options, int line) throws RankCsvMalformed {
    if (cells.size() != options) {
      throw new RankCsvMalformed(line, "expected " + options + " cells, not " + cells.size());
    }
    int[] ranks = new int[options];
    for (int i = 0; i < options; i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        if (!RANK.matcher(cell).matches() || Integer.parseInt(cell) == 0) {
          throw new RankCsvMalformed(line, "expected a rank from 1, not \"" + cell + "\"");
        }
        ranks[i] = Integer.parseInt(cell);
      }
    }
    return ranks;
  }

  private static List<String> cells(String line, int number) throws RankCsvMalformed {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char here = line.charAt(i);
      if (here == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (here == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(here);
      }
    }
    if (quoted) {
      throw new RankCsvMalformed(number, "a quote is not closed");
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
