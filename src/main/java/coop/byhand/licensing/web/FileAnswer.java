package coop.byhand.licensing.web;

import coop.byhand.licensing.DownloadOutcome.Ready;
import coop.byhand.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes a licensed file as an attachment, whole or a part of it, so that a broken download can be
 * taken up again. Whatever the file is, no browser runs anything of it.
 */
@Component
class FileAnswer {

  static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";
  static final String POLICY = "Content-Security-Policy";

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /** Characters that stand for themselves in RFC 8187, section 3.2.1. */
  private static final String PLAIN = "!#$&+-.^_`|~";

  private final Vault vault;

  FileAnswer(Vault vault) {
    this.vault = vault;
  }

  void write(Ready file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = '"' + file.blob().digest().hex() + '"';
    long total = file.blob().bytes();
    response.setHeader(POLICY, SANDBOX);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    // RFC 9530: the digest of the whole file, also when only a part is sent.
    response.setHeader(
        "Repr-Digest",
        "sha-256=:" + Base64.getEncoder().encodeToString(file.blob().digest().bytes()) + ":");
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()));
    response.setContentType(file.mediaType());
    String resumed = request.getHeader(HttpHeaders.IF_RANGE);
    ByteRange range =
        resumed == null || resumed.equals(tag)
            ? ByteRange.parse(request.getHeader(HttpHeaders.RANGE), total)
            : new ByteRange.Whole();
    switch (range) {
      case ByteRange.Whole() -> send(file, 0, total, response);
      case ByteRange.Part(long from, long length) -> {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader(
            HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (from + length - 1) + "/" + total);
        send(file, from, length, response);
      }
      case ByteRange.Beyond() -> {
        response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + total);
      }
    }
  }

  private void send(Ready file, long from, long length, HttpServletResponse response)
      throws IOException {
    response.setContentLengthLong(length);
    try (InputStream content = vault.open(file.blob(), from, length)) {
      content.transferTo(response.getOutputStream());
    }
  }

  /** With the name twice (RFC 6266): in ASCII for old programs, in UTF-8 (RFC 8187) for others. */
  static String disposition(String name) {
    String ascii =
        Normalizer.normalize(name.replace('–', '-'), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\x20-\\x7e]", "_")
            .replaceAll("[\"\\\\%;]", "_");
    StringBuilder encoded = new StringBuilder();
    for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xff);
      boolean plain = (c < 128 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }
}
