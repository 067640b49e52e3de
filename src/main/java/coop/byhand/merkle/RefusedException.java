package coop.byhand.merkle;

/**
 * Something of the register that was handed in from outside is refused: a proof that does not
 * prove, a tile, note, key or checkpoint that is not written as its specification says. It names
 * the first broken rule and where it was broken.
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final long offset;

  RefusedException(Rule rule, long offset) {
    super(rule.says + " (at " + offset + ")");
    this.rule = rule;
    this.offset = offset;
  }

  /** The rule that is broken. */
  public Rule rule() {
    return rule;
  }

  /**
   * Where: in bytes or notes the number of the byte, in a text form the number of the character, in
   * a proof the number of the hash, each counted from 0.
   */
  public long offset() {
    return offset;
  }

  /** The rules of RFC 9162 and the C2SP specifications which something can break. */
  public enum Rule {
    INDEX_OUTSIDE_TREE("the index must be smaller than the size of the tree (RFC 9162, 2.1.3.2)"),
    TREE_SHRANK("a later tree is never smaller than an earlier one (RFC 9162, 2.1.4)"),
    PROOF_TOO_SHORT("the proof holds fewer hashes than the tree has levels (RFC 9162, 2.1)"),
    PROOF_TOO_LONG("the proof holds more hashes than the tree has levels (RFC 9162, 2.1)"),
    OTHER_SIZES("the proof is about trees of other sizes (tlog-witness, Checkpoint)"),
    OTHER_ROOT("the proof leads to another root (RFC 9162, 2.1.3.2)"),
    OTHER_EARLIER_ROOT("the proof leads to another root of the earlier tree (RFC 9162, 2.1.4.2)"),
    OTHER_LATER_ROOT("the proof leads to another root of the later tree (RFC 9162, 2.1.4.2)"),
    TILE_PATH("a tile is named tile/<L>/<N>[.p/<W>] (tlog-tiles, Merkle Tree)"),
    TILE_WIDTH("a tile is exactly as long as its hashes (tlog-tiles, Merkle Tree)"),
    NO_SUCH_TILE("a tree of this size has no such tile (tlog-tiles, Partial Tiles)"),
    ENTRY_TOO_LONG("an entry has at most 65,535 bytes (tlog-tiles, Log entries)"),
    BUNDLE_WIDTH("a bundle holds 1 to 256 entries, as many as it says (tlog-tiles, Log entries)"),
    BUNDLE_CUT_OFF("a bundle ends with the last byte of an entry (tlog-tiles, Log entries)"),
    NOTE_TOO_LONG("a note has at most 1,000,000 bytes and 100 signatures (signed-note, Format)"),
    NOT_UTF_8("a note is valid UTF-8 (signed-note, Format)"),
    CONTROL_CHARACTER("a note has no control character but newline (signed-note, Format)"),
    NO_SIGNATURES("a blank line and signatures close a note (signed-note, Format)"),
    SIGNATURE_LINE("a line reads: em dash, name, base64 signature (signed-note, Signatures)"),
    KEY_NAME("a key name has a character and neither space nor plus (signed-note, Format)"),
    BASE_64("base64 is the standard one, padded, in its only form (RFC 4648, section 4)"),
    KEY_TEXT("a key reads <name>+<id>+<base64> (signed-note, Verifier keys)"),
    KEY_ID("the id of a key is the start of its own hash (signed-note, Signatures)"),
    KEY_KIND("only Ed25519 keys of kinds 1 and 4 are read (signed-note, Signature types)"),
    KEY_LENGTH("an Ed25519 key has 32 bytes and is a point of its curve (RFC 8032, 5.1.5)"),
    BAD_SIGNATURE("a known key did not make this signature (signed-note, Signatures)"),
    NO_KNOWN_SIGNATURE("no known key has signed (signed-note, Signatures)"),
    COSIGNATURE_TIME("a cosignature is a time since 1970 and 64 bytes (tlog-cosignature, Format)"),
    TOO_FEW_WITNESSES("fewer witnesses have cosigned than are asked for (tlog-cosignature)"),
    CHECKPOINT_LINES("a checkpoint has origin, size and root (tlog-checkpoint, Note text)"),
    CHECKPOINT_ORIGIN("the checkpoint is of another log (tlog-checkpoint, Note text)"),
    CHECKPOINT_SIZE("the size is a decimal without leading zeros (tlog-checkpoint, Note text)"),
    CHECKPOINT_ROOT("the root has 32 bytes (tlog-checkpoint, Note text)"),
    CHECKPOINT_EXTENSION("an extension line is not empty (tlog-checkpoint, Note text)");

    private final String says;

    Rule(String says) {
      this.says = says;
    }

    /** The rule as one sentence, with the section it comes from. */
    public String says() {
      return says;
    }
  }
}
