package coop.byhand.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one BLT file, line by line. */
final class BltReader {

  private static final int MOST_CANDIDATES = 1_000;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern QUOTED_PARTY = Pattern.compile("\"?([^\"]+?)\"?\\s+\"([^\"]*)\"");
  private static final Pattern PARTY_IN_BRACKETS = Pattern.compile("(.+?)\\s+\\(([^()]+)\\)");

  private final List<String> lines;
  private int at;

  BltReader(String text) {
    lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
  }

  BltElection read() throws BltMalformed {
    String[] head = BLANKS.split(next("the numbers of candidates and seats"), -1);
    if (head.length != 2) {
      throw wrong("expected the numbers of candidates and seats, nothing else");
    }
    int candidates = number(head[0], 1, MOST_CANDIDATES, "a number of candidates");
    int seats = number(head[1], 1, MOST_CANDIDATES, "a number of seats");
    RankedBallots ballots = papers(candidates);
    List<Candidate> names = new ArrayList<>();
    for (int number = 1; number <= candidates; number++) {
      names.add(candidate(number, next("the name of candidate " + number)));
    }
    String title = skipBlank() ? unquoted(next("a title")) : "";
    if (skipBlank()) {
      at++;
      throw wrong("expected the end of the file after " + candidates + " names and a title");
    }
    return new BltElection(title, seats, names, ballots);
  }

  private RankedBallots papers(int candidates) throws BltMalformed {
    RankedBallots.Builder box = RankedBallots.box(candidates);
    while (true) {
      String line = next("papers or the line 0 that ends them");
      if (line.equals("0")) {
        return box.close();
      }
      if (line.startsWith("-")) {
        throw wrong("withdrawn candidates cannot be read; take them off the papers");
      }
      paper(box, line, candidates);
    }
  }

  private void paper(RankedBallots.Builder box, String line, int candidates) throws BltMalformed {
    String[] parts = BLANKS.split(line, -1);
    int last = parts.length - 1;
    if (last < 1 || !parts[last].equals("0")) {
      throw wrong("papers end with 0");
    }
    int papers = number(parts[0], 1, 999_999_999, "how many papers");
    int[] order = new int[last - 1];
    boolean equalRanks = false;
    for (int i = 1; i < last; i++) {
      String[] joined = parts[i].split("=", -1);
      equalRanks |= joined.length > 1;
      for (String candidate : joined) {
        order[i - 1] = number(candidate, 1, candidates, "a candidate");
      }
    }
    try {
      if (equalRanks) {
        box.addSpoilt(papers);
      } else {
        box.add(papers, order);
      }
    } catch (IllegalArgumentException tooMany) {
      throw wrong(String.valueOf(tooMany.getMessage()));
    }
  }

  private static Candidate candidate(int number, String line) {
    Matcher party = QUOTED_PARTY.matcher(unescaped(line));
    if (party.matches()) {
      return new Candidate(number, party.group(1).strip(), party.group(2).strip());
    }
    Matcher bracket = PARTY_IN_BRACKETS.matcher(line);
    if (!line.startsWith("\"") && bracket.matches()) {
      return new Candidate(number, bracket.group(1), bracket.group(2));
    }
    return new Candidate(number, unquoted(line), "");
  }

  /** A spreadsheet wraps a line with quotes into another pair and doubles the inner ones. */
  private static String unescaped(String line) {
    boolean wrapped = line.length() > 2 && line.startsWith("\"") && line.endsWith("\"");
    return wrapped && line.contains("\"\"")
        ? line.substring(1, line.length() - 1).replace("\"\"", "\"")
        : line;
  }

  private static String unquoted(String line) {
    String inner = unescaped(line);
    boolean quoted = inner.length() > 1 && inner.startsWith("\"") && inner.endsWith("\"");
    return (quoted ? inner.substring(1, inner.length() - 1) : inner).strip();
  }

  private int number(String text, int least, int most, String what) throws BltMalformed {
    if (!WHOLE.matcher(text).matches()) {
      throw wrong("expected " + what + " as a whole number, not \"" + text + "\"");
    }
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw wrong("expected " + what + " from " + least + " to " + most + ", not " + number);
    }
    return number;
  }

  private String next(String expected) throws BltMalformed {
    if (!skipBlank()) {
      at++;
      throw wrong("the file ends where " + expected + " should stand");
    }
    return lines.get(at++).strip();
  }

  private boolean skipBlank() {
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return at < lines.size();
  }

  private BltMalformed wrong(String why) {
    return new BltMalformed(at, why);
  }
}
