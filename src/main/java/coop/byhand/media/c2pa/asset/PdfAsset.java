package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.PdfScan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PDF (ISO 32000-2): the store is an embedded file whose specification has the relationship {@code
 * C2PA_Manifest}. Objects are found by their headings, the newest one wins, and the tables of
 * cross-references are not believed. Pictures in a document may have stores of their own; the
 * document's is the one that its catalogue names.
 */
final class PdfAsset implements AssetReader {

  /** Bytes around a name in which the rest of its dictionary is looked for. */
  private static final int NEAR = 1024;

  /** Stores of one document and its pictures that are looked at. */
  private static final int MAX_STORES = 64;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    walk.count(file, 0);
    // Number of the embedded file -> number of its specification, -1 inside an object stream.
    Map<Long, Long> stores = new LinkedHashMap<>();
    PdfScan.judge(
        file,
        walk.findings(),
        (bytes, at) -> {
          long embedded = embeddedFile(bytes, at);
          if (embedded >= 0 && stores.size() < MAX_STORES) {
            stores.put(embedded, bytes.size() == file.size() ? objectNumber(bytes, at) : -1);
          }
        });
    Map<Long, Long> named = new LinkedHashMap<>();
    for (Map.Entry<Long, Long> store : stores.entrySet()) {
      named.put(store.getKey(), stores.size() == 1 ? 0 : lastNamed(file, store.getValue()));
    }
    // A document that was saved again may keep its older store; its newest catalogue decides.
    long newest = named.values().stream().max(Long::compare).orElse(-1L);
    for (Map.Entry<Long, Long> store : named.entrySet()) {
      if (newest >= 0 && store.getValue() == newest) {
        embedded(file, store.getKey(), walk);
      }
    }
  }

  /** The number of the object that {@code /EF <</F n g R>>} names beside the relationship. */
  private static long embeddedFile(Bytes bytes, long at) throws MalformedMedia {
    long behind = bytes.find("/EF", at, at + NEAR);
    long end = bytes.find("endobj", at, at + NEAR);
    if (behind >= 0 && (end < 0 || behind < end)) {
      return reference(bytes, behind + 3);
    }
    long before = -1;
    for (long i = bytes.find("/EF", Math.max(0, at - NEAR), at);
        i >= 0;
        i = bytes.find("/EF", i + 1, at)) {
      before = i;
    }
    return before < 0 ? -1 : reference(bytes, before + 3);
  }

  private static long reference(Bytes bytes, long from) throws MalformedMedia {
    long key = bytes.find("/F", from, from + NEAR);
    long number = key < 0 ? -1 : PdfScan.integer(bytes, key + 2);
    if (number >= 0) {
      return number;
    }
    key = bytes.find("/UF", from, from + NEAR);
    return key < 0 ? -1 : PdfScan.integer(bytes, key + 3);
  }

  /** The number of the object in which this place lies, or -1. */
  private static long objectNumber(Bytes file, long at) throws MalformedMedia {
    long heading = heading(file, at);
    if (heading < 0) {
      return -1;
    }
    long i = beforeDigits(file, heading);
    return PdfScan.integer(file, beforeDigits(file, i) + 1);
  }

  /** Where the word after the number of the object stands in which this place lies, or -1. */
  private static long heading(Bytes file, long at) throws MalformedMedia {
    long heading = -1;
    for (long i = file.find(" obj", Math.max(0, at - NEAR), at);
        i >= 0;
        i = file.find(" obj", i + 1, at)) {
      heading = i;
    }
    return heading;
  }

  /** The place before the digits that end before this one, spaces skipped. */
  private static long beforeDigits(Bytes file, long end) throws MalformedMedia {
    long at = end - 1;
    while (at >= 0 && file.u8(at) == ' ') {
      at--;
    }
    while (at >= 0 && file.u8(at) >= '0' && file.u8(at) <= '9') {
      at--;
    }
    return at;
  }

  /**
   * The last catalogue that names this file specification among its associated files, -1 for none.
   * Of a specification inside an object stream it cannot be told, so that it counts as the newest.
   */
  private static long lastNamed(Bytes file, long specification) throws MalformedMedia {
    if (specification < 0) {
      return file.size();
    }
    long last = -1;
    for (long at = file.find("/Catalog", 0, file.size());
        at >= 0;
        at = file.find("/Catalog", at + 1, file.size())) {
      long end = file.find("endobj", at, at + 4 * NEAR);
      long heading = heading(file, at);
      long from = heading < 0 ? Math.max(0, at - NEAR) : heading;
      long to = end < 0 ? at + NEAR : end;
      if (file.find("/AF", from, to) >= 0 && refersTo(file, specification, from, to)) {
        last = at;
      }
    }
    return last;
  }

  private static boolean refersTo(Bytes file, long number, long from, long to)
      throws MalformedMedia {
    String reference = number + " 0 R";
    for (long at = file.find(reference, from, to); at >= 0; at = file.find(reference, at + 1, to)) {
      if (!endsWithDigit(file, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithDigit(Bytes file, long end) throws MalformedMedia {
    return end > 0 && file.u8(end - 1) >= '0' && file.u8(end - 1) <= '9';
  }

  private static void embedded(Bytes file, long number, AssetWalk walk) throws MalformedMedia {
    long object = newest(file, number);
    long stream = object < 0 ? -1 : file.find("stream", object, object + 4 * NEAR);
    if (stream < 0) {
      throw file.bad(MediaRule.BROKEN, Math.max(object, 0), "stream");
    }
    long body = stream + "stream".length();
    body += file.matches(body, "\r\n") ? 2 : 1;
    long length = length(file, object, stream, body);
    ByteRange range = new ByteRange(body, length);
    long filter = file.find("/Filter", object, stream);
    if (filter < 0) {
      walk.store(List.of(range), List.of(range));
    } else if (file.find("/FlateDecode", filter, stream) >= 0) {
      byte[] unfolded = walk.findings().inflateObjects(file.slice(body, length));
      walk.decodedStore(unfolded, List.of(range));
    } else {
      throw file.bad(MediaRule.BROKEN, filter, "Filter");
    }
  }

  /** The length of a stream: as its dictionary says if its end mark follows, else up to that. */
  private static long length(Bytes file, long object, long stream, long body)
      throws MalformedMedia {
    long key = file.find("/Length", object, stream);
    long said = key < 0 ? -1 : PdfScan.integer(file, key + 7);
    if (said >= 0 && !isEnd(file, body + said)) {
      long referred = newest(file, said);
      said = referred < 0 ? -1 : PdfScan.integer(file, referred);
    }
    if (said >= 0 && isEnd(file, body + said)) {
      return said;
    }
    long end = file.find("endstream", body, file.size());
    if (end < 0) {
      throw file.bad(MediaRule.CUT_SHORT, body);
    }
    return end - body;
  }

  private static boolean isEnd(Bytes file, long at) throws MalformedMedia {
    if (!file.has(at, 1)) {
      return false;
    }
    int skip = file.matches(at, "\r\n") ? 2 : file.matches(at, "e") ? 0 : 1;
    return file.matches(at + skip, "endstream");
  }

  /** Where the newest object with this number begins, behind its heading; -1 for none. */
  private static long newest(Bytes file, long number) throws MalformedMedia {
    String heading = number + " 0 obj";
    long newest = -1;
    for (long at = file.find(heading, 0, file.size());
        at >= 0;
        at = file.find(heading, at + 1, file.size())) {
      if (!endsWithDigit(file, at)) {
        newest = at + heading.length();
      }
    }
    return newest;
  }
}
