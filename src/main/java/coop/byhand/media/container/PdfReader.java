package coop.byhand.media.container;

import coop.byhand.media.Document;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import java.util.HashSet;
import java.util.Set;

/**
 * PDF (ISO 32000-2): a document that cannot act. The names of actions are looked for everywhere,
 * without believing how the file divides itself into strings, comments and streams, and inside
 * object streams; what can hide a name (a password, an unknown filter) refuses the file.
 */
final class PdfReader implements ContainerReader {

  /** The end mark stands in the last kilobyte. */
  private static final int END = 1024;

  /** Cross-reference sections of a document that was changed in place. */
  private static final int MAX_SECTIONS = 1_000;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    long start = crossReference(file);
    PdfScan scan = new PdfScan(findings);
    scan.scan(file);
    checkSections(file, start);
    if (scan.pages() == 0) {
      throw file.bad(MediaRule.BROKEN, 0, "page");
    }
    return new Document(type, file.size(), scan.pages(), findings.metadata());
  }

  /** Where the newest cross-reference section begins. */
  private static long crossReference(Bytes file) throws MalformedMedia {
    long from = Math.max(0, file.size() - END);
    long end = -1;
    for (long at = file.find("%%EOF", from, file.size());
        at >= 0;
        at = file.find("%%EOF", at + 1, file.size())) {
      end = at;
    }
    if (end < 0) {
      throw file.bad(MediaRule.CUT_SHORT, file.size());
    }
    long mark = -1;
    for (long at = file.find("startxref", Math.max(0, end - END), end);
        at >= 0;
        at = file.find("startxref", at + 1, end)) {
      mark = at;
    }
    long start = mark < 0 ? -1 : PdfScan.integer(file, mark + 9);
    if (start < 0 || start >= mark) {
      throw file.bad(MediaRule.BROKEN, Math.max(mark, 0), "startxref");
    }
    return start;
  }

  /** Follows the sections from the newest to the oldest; a circle or a hole refuses the file. */
  private static void checkSections(Bytes file, long start) throws MalformedMedia {
    Set<Long> seen = new HashSet<>();
    long at = start;
    while (at >= 0) {
      if (!seen.add(at) || seen.size() > MAX_SECTIONS) {
        throw file.bad(MediaRule.BROKEN, at, "xref");
      }
      long content = PdfScan.skipSpace(file, at);
      long dictionary;
      if (file.matches(content, "xref")) {
        dictionary = file.find("trailer", content, file.size());
      } else if (PdfScan.integer(file, content) > 0) {
        dictionary = file.find("<<", content, Math.min(content + 64, file.size()));
      } else {
        dictionary = -1;
      }
      if (dictionary < 0) {
        throw file.bad(MediaRule.BROKEN, at, "xref");
      }
      at = previous(file, dictionary);
    }
  }

  private static long previous(Bytes file, long dictionary) throws MalformedMedia {
    long open = file.find("<<", dictionary, dictionary + END);
    long end = open < 0 ? -1 : PdfScan.endOfDictionary(file, open);
    if (end < 0) {
      throw file.bad(MediaRule.BROKEN, dictionary, "trailer");
    }
    if (file.find("/Size", open, end) < 0) {
      throw file.bad(MediaRule.BROKEN, dictionary, "trailer");
    }
    if (PdfScan.integer(file, file.find("/Size", open, end) + 5) < 0) {
      throw file.bad(MediaRule.BROKEN, dictionary, "trailer");
    }
    long previous = file.find("/Prev", open, end);
    if (previous < 0) {
      return -1;
    }
    long at = PdfScan.integer(file, previous + 5);
    if (at < 0) {
      throw file.bad(MediaRule.BROKEN, previous, "Prev");
    }
    return at;
  }
}
