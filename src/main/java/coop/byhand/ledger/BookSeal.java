package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.merkle.Rfc6962;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Instant;
import java.util.List;

/**
 * A seal over a batch of journals: whoever changes one of them, or takes one away, cannot make
 * this root again.
 *
 * @param number from 1 without gaps
 * @param from one more than the last journal of the seal before
 * @param to the last journal
 * @param journals how many there are; their numbers have gaps
 * @param root of the tree over the journals' digests (RFC 6962, section 2.1)
 * @param previous digest of the seal before, zeros for the first
 * @param entry where it stands in the register
 */
public record BookSeal(
    long number,
    long from,
    long to,
    long journals,
    Digest root,
    Digest previous,
    RegisterEntryId entry,
    Instant at) {

  /** What the first seal names as the one before. */
  static final Digest NONE = Digest.of(new byte[32]);

  /** SHA-256 of all that is published of this seal. */
  public Digest digest() {
    return digest(number, from, to, journals, root, previous);
  }

  static Digest digest(
      long number, long from, long to, long journals, Digest root, Digest previous) {
    return Digest.ofText(
        "byhand seal 1\n%d\n%d\n%d\n%d\n%s\n%s\n"
            .formatted(number, from, to, journals, root.hex(), previous.hex()));
  }

  static Digest root(List<JournalText> journals, byte[] nonce) {
    return Digest.of(
        Rfc6962.root(
            journals.stream()
                .map(journal -> Rfc6962.leaf(journal.digest(nonce).bytes()))
                .toList()));
  }

  /** What the register says of it. */
  static Statement statement(
      long number, long from, long to, long journals, Digest root, Digest previous, Instant at) {
    return Statement.of("ledger.seal", at)
        .with("digest", digest(number, from, to, journals, root, previous).hex())
        .with("from", from)
        .with("journals", journals)
        .with("previous", previous.hex())
        .with("root", root.hex())
        .with("seal", number)
        .with("to", to);
  }
}
