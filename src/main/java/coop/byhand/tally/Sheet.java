package coop.byhand.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A spreadsheet saved as text: the first row names the columns, every other row has a cell for each
 * of them. Cells are divided by commas, semicolons or tabs, whichever the first row has most of;
 * quotes enclose cells that hold one. Blank lines are passed over, blanks around a cell dropped.
 */
public record Sheet(List<String> columns, List<Row> rows) {

  private static final char[] DIVIDERS = {',', ';', '\t'};

  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * One row below the names.
   *
   * @param line its line in the file, from 1
   * @param cells as many as there are columns
   */
  public record Row(int line, List<String> cells) {

    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Reads a sheet; every column needs a name of its own. */
  public static Sheet read(String text) throws SheetMalformed {
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      throw new SheetMalformed(1, "expected the names of the options");
    }
    char divider = divider(lines.getFirst());
    List<String> columns = cells(lines.getFirst(), 1, divider);
    if (columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
      throw new SheetMalformed(1, "every option needs a name of its own");
    }
    List<Row> rows = new ArrayList<>();
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (!line.isBlank()) {
        List<String> cells = cells(line, number, divider);
        if (cells.size() != columns.size()) {
          throw new SheetMalformed(
              number, "expected " + columns.size() + " cells, not " + cells.size());
        }
        rows.add(new Row(number, cells));
      }
    }
    return new Sheet(columns, rows);
  }

  /** What divides the cells; within quotes nothing does. */
  private static char divider(String header) {
    String open = header.replaceAll("\"[^\"]*\"", "");
    char most = DIVIDERS[0];
    for (char divider : DIVIDERS) {
      if (count(open, divider) > count(open, most)) {
        most = divider;
      }
    }
    return most;
  }

  private static long count(String text, char character) {
    return text.chars().filter(c -> c == character).count();
  }

  private static List<String> cells(String line, int number, char divider) throws SheetMalformed {
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
      } else if (here == divider && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(here);
      }
    }
    if (quoted) {
      throw new SheetMalformed(number, "a quote is not closed");
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
