package coop.byhand.licensing.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which part of a file a request asks for (RFC 9110, section 14). One part at a time. */
sealed interface ByteRange {

  /** The whole file: nothing else was asked for, or nothing that we understand. */
  record Whole() implements ByteRange {}

  /** A part; {@code from} counts from 0, {@code length} is at least 1. */
  record Part(long from, long length) implements ByteRange {}

  /** What was asked for lies behind the end. */
  record Beyond() implements ByteRange {}

  /** At most 18 digits, so that every number fits a long. */
  Pattern FORM = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /** Reads the header; {@code total} is the length of the file, at least 1. */
  static ByteRange parse(@Nullable String header, long total) {
    Matcher range = FORM.matcher(header == null ? "" : header);
    if (!range.matches()) {
      return new Whole();
    }
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : tail(Long.parseLong(last), total);
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return new Whole();
    }
    return from >= total ? new Beyond() : new Part(from, Math.min(to, total - 1) - from + 1);
  }

  private static ByteRange tail(long length, long total) {
    if (length == 0) {
      return new Beyond();
    }
    long kept = Math.min(length, total);
    return new Part(total - kept, kept);
  }
}
