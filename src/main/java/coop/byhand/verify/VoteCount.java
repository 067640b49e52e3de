package coop.byhand.verify;

import coop.byhand.tally.BltMalformed;
import coop.byhand.tally.SheetMalformed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code count}: counts the papers of an election again, from files alone. Both {@code ./byhand}
 * and {@code byhand-verify} offer it. A file that cannot be counted gets a sentence, the others are
 * counted all the same.
 */
public final class VoteCount {

  private static final long LARGEST = 1L << 30;

  private static final Verb VERB =
      new Verb(
          "count",
          "FILE…",
          List.of(
              "Counts the papers of an election or vote again, with the server off. Prints a text"
                  + " that can be read out in a hall, or with --json one document for each file and"
                  + " line.",
              "scottish-stv and irv read BLT files. The other methods read a spreadsheet saved as"
                  + " CSV in UTF-8, with commas, semicolons or tabs; its first row holds names:",
              "schulze: a column for each option, a row for each paper, in it ranks from 1, the"
                  + " best; nothing is no rank.",
              "approval: a column for each option, a row for each paper, in it x for those"
                  + " approved.",
              "score: a column for each option, a row for each paper, in it points; nothing is"
                  + " none.",
              "median: one column with the name of the value, a row for each paper, in it a whole"
                  + " number in the smallest unit (for rates basis points), or abstain, or spoilt.",
              "yesno: columns yes and no, perhaps abstain and spoilt; a row for each paper with one"
                  + " x, or for each teller with the numbers of papers. A paper with two x is"
                  + " spoilt."),
          List.of(
              new Word("--method", "METHOD", Hall.and(CountingMethod.words()) + "."),
              new Word("--json", "", "Prints one JSON document for each file and line."),
              new Word(
                  "--lot",
                  "SEED",
                  "What was drawn in public for ties that votes cannot decide, for example dice."
                      + " Who has the smallest SHA-256 of SEED, a line feed and the own number"
                      + " wins."),
              new Word(
                  "--unranked",
                  "below|no-opinion",
                  "Of schulze: an option without a rank stands below all ranked ones (Debian, and"
                      + " the default), or is not compared on that paper (Kubernetes)."),
              new Word(
                  "--default",
                  "NAME",
                  "Of schulze, approval and score: this option wins a tie; with schulze the others"
                      + " must beat it to take part."),
              new Word(
                  "--quorum",
                  "N",
                  "Of yesno: yes votes needed. Of median: votes needed. Of schulze: papers that"
                      + " must prefer an option to the default. Without it none."),
              new Word(
                  "--majority",
                  "simple|two-thirds|three-quarters",
                  "Of yesno, and of schulze against the default. Without it simple."),
              new Word("--places", "N", "Of approval and score: how many are chosen. Usually 1."),
              new Word(
                  "--best",
                  "N",
                  "Of score: the most points for an option; a paper with more is spoilt. Without it"
                      + " there is no limit."),
              new Word("--present", "N", "Of median, and needed there: the value in force."),
              new Word(
                  "--takes",
                  "higher|lower|neither",
                  "Of median: which change takes from the creators and needs two thirds. Without it"
                      + " neither."),
              new Word("--least", "N", "Of median: the smallest value that may be voted for."),
              new Word("--most", "N", "Of median: the largest value that may be voted for."),
              new Word("--step", "N", "Of median: values are so far apart, from --least on.")));

  private VoteCount() {}

  /** The command and its options. */
  public static Verb verb() {
    return VERB;
  }

  /** Counts each file; the counts go to {@code out}, sentences about broken files to {@code err}. */
  public static Ending run(Spoken spoken, PrintWriter out, PrintWriter err) throws StopException {
    CountRequest request = CountRequest.of(spoken);
    if (spoken.operands().isEmpty()) {
      throw StopException.misspoken("Please name the files to count.");
    }
    boolean json = spoken.has("--json");
    Ending ending = Ending.DONE;
    String separator = "";
    for (String file : spoken.operands()) {
      try {
        Counted counted = count(file, request);
        out.print(
            json ? document(file, request, counted) : separator + page(file, request, counted));
        separator = "\n";
      } catch (StopException broken) {
        ending = broken.ending();
        err.println(Hall.plain(broken.sentence()));
        if (json) {
          out.println(head(file, request).put("error", broken.sentence()).object());
        }
      }
      out.flush();
    }
    err.flush();
    return ending;
  }

  private static Counted count(String file, CountRequest request) throws StopException {
    String text = read(file);
    try {
      return switch (request.method()) {
        case SCOTTISH_STV, IRV -> StvCounting.of(text, request);
        case SCHULZE -> SchulzeCounting.of(text, request);
        case APPROVAL, SCORE -> PointsCounting.of(text, request);
        case MEDIAN -> MotionCounting.number(text, request);
        case YESNO -> MotionCounting.motion(text, request);
      };
    } catch (BltMalformed | SheetMalformed malformed) {
      String where = String.valueOf(malformed.getMessage());
      throw StopException.failed(
          file + ", " + where + ". Correct that line and count this file again.");
    } catch (StopException undecided) {
      throw StopException.failed(file + ": " + undecided.sentence() + ".");
    }
  }

  private static String read(String file) throws StopException {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw StopException.failed(file + " is a folder; name the files in it.");
      }
      if (Files.size(path) > LARGEST) {
        throw StopException.failed(file + " is larger than a gigabyte; count it in parts.");
      }
      return Files.readString(path);
    } catch (CharacterCodingException otherwiseEncoded) {
      throw StopException.failed(file + " is not UTF-8 text. Save it as UTF-8 and count it again.");
    } catch (NoSuchFileException | InvalidPathException missing) {
      throw StopException.failed(file + ": there is no such file. Look at its name and folder.");
    } catch (IOException unreadable) {
      throw StopException.failed(file + " cannot be opened. Look at who may read it.");
    }
  }

  private static Json.Members head(String file, CountRequest request) {
    return Json.object().put("file", file).put("method", request.method().word());
  }

  private static String document(String file, CountRequest request, Counted counted) {
    Json.Members document = head(file, request);
    counted.write(document);
    return document.object() + "\n";
  }

  private static String page(String file, CountRequest request, Counted counted) {
    StringBuilder page = new StringBuilder();
    if (!counted.title().isEmpty()) {
      page.append(counted.title()).append('\n');
    }
    page.append(Hall.said(Hall.plain(file) + ", counted by " + request.method().says() + "."));
    request
        .lot()
        .ifPresent(
            lot -> page.append(Hall.said("Seed of the lot: " + Hall.plain(lot.seed()) + ".")));
    return page.append('\n').append(counted.text()).toString();
  }
}
