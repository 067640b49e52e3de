package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal as it stands in the books, in the canonical text that its seal hashes; the database
 * has the same in {@code ledger.journal_text}.
 *
 * @param reverses number of the journal that it takes back, null for most
 * @param entries codes of accounts and amounts, in their order
 */
record JournalText(
    long number,
    String kind,
    String key,
    String cause,
    int policy,
    @Nullable Long reverses,
    Instant effectiveAt,
    Instant recordedAt,
    List<Entry> entries) {

  record Entry(String account, long amount) {}

  JournalText {
    entries = List.copyOf(entries);
  }

  /**
   * The digest under a seal. The journal's own nonce is made from the seal's, so that one journal
   * can be shown without giving away the others.
   */
  Digest digest(byte[] nonce) {
    return Digest.ofText(text(nonce));
  }

  String text(byte[] nonce) {
    byte[] number = Long.toString(number()).getBytes(StandardCharsets.UTF_8);
    java.security.MessageDigest own = Digest.sha256();
    own.update(nonce);
    StringBuilder text = new StringBuilder(512);
    text.append("byhand journal 2\n")
        .append(HexFormat.of().formatHex(own.digest(number)))
        .append('\n')
        .append(number())
        .append('\n')
        .append(kind)
        .append('\n')
        .append(key)
        .append('\n')
        .append(cause)
        .append("\npolicy ")
        .append(policy)
        .append("\nreverses ")
        .append(reverses == null ? "-" : reverses)
        .append('\n')
        .append(micros(effectiveAt))
        .append('\n')
        .append(micros(recordedAt))
        .append('\n');
    entries.forEach(
        entry -> text.append(entry.account()).append(' ').append(entry.amount()).append('\n'));
    return text.toString();
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
