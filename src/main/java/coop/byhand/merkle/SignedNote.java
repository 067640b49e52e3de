package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A text with signature lines below it (C2SP signed-note, Format). Nothing in it counts before
 * {@link #verify} has found the signature of a known key.
 *
 * @param text ends with a newline, which is part of it
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  private static final int LONGEST = 1_000_000;
  private static final int MOST_SIGNATURES = 100;

  /**
   * A note of this text.
   *
   * @throws IllegalArgumentException when the text does not end with a newline or holds another
   *     control character, or there is no signature
   */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("a text without newline or with a control character");
    }
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("a note without signatures");
    }
  }

  /**
   * Reads a note; nothing is verified yet.
   *
   * @throws RefusedException the offset counts bytes
   */
  public static SignedNote parse(byte[] note) throws RefusedException {
    if (note.length > LONGEST) {
      throw new RefusedException(Rule.NOTE_TOO_LONG, LONGEST);
    }
    requireText(note);
    int blank = lastBlankLine(note);
    String text = new String(note, 0, blank, StandardCharsets.UTF_8);
    List<NoteSignature> signatures = new ArrayList<>();
    int start = blank + 1;
    for (int at = start; at < note.length; at++) {
      if (note[at] == '\n') {
        if (signatures.size() == MOST_SIGNATURES) {
          throw new RefusedException(Rule.NOTE_TOO_LONG, start);
        }
        signatures.add(signature(note, start, at));
        start = at + 1;
      }
    }
    if (start < note.length) {
      throw new RefusedException(Rule.SIGNATURE_LINE, start);
    }
    return new SignedNote(text, signatures);
  }

  private static void requireText(byte[] note) throws RefusedException {
    ByteBuffer bytes = ByteBuffer.wrap(note);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(note.length), true);
    if (result.isError()) {
      throw new RefusedException(Rule.NOT_UTF_8, bytes.position());
    }
    for (int at = 0; at < note.length; at++) {
      if (note[at] >= 0 && note[at] < ' ' && note[at] != '\n') {
        throw new RefusedException(Rule.CONTROL_CHARACTER, at);
      }
    }
  }

  /** Where the newline stands that makes the last empty line; a signature must follow it. */
  private static int lastBlankLine(byte[] note) throws RefusedException {
    for (int at = note.length - 2; at > 0; at--) {
      if (note[at] == '\n' && note[at - 1] == '\n') {
        return at;
      }
    }
    throw new RefusedException(Rule.NO_SIGNATURES, note.length);
  }

  private static NoteSignature signature(byte[] note, int start, int end) throws RefusedException {
    String line = new String(note, start, end - start, StandardCharsets.UTF_8);
    try {
      return NoteSignature.parse(line);
    } catch (RefusedException refusal) {
      // A character of the line may take several bytes of the note.
      int bytes = line.substring(0, (int) refusal.offset()).getBytes(StandardCharsets.UTF_8).length;
      throw new RefusedException(refusal.rule(), start + bytes);
    }
  }

  /** The note as it is published. */
  public byte[] bytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The note with one more signature; an earlier one of the same key gives way to it. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.removeIf(s -> s.name().equals(signature.name()) && s.keyId() == signature.keyId());
    all.add(signature);
    return new SignedNote(text, all);
  }

  /**
   * The signatures by known keys, each key once, in the order of the note; signatures by other keys
   * do not matter.
   *
   * @throws RefusedException when a known key did not make the signature under its name, or none of
   *     the known keys has signed; the offset is the number of the signature
   */
  public List<Verified> verify(Collection<NoteKey> known) throws RefusedException {
    List<Verified> verified = new ArrayList<>();
    for (int i = 0; i < signatures.size(); i++) {
      for (NoteKey key : known) {
        if (signatures.get(i).isBy(key)) {
          Optional<Instant> at = signatures.get(i).verify(key, text, i);
          if (verified.stream().noneMatch(earlier -> earlier.key().equals(key))) {
            verified.add(new Verified(key, at));
          }
        }
      }
    }
    if (verified.isEmpty()) {
      throw new RefusedException(Rule.NO_KNOWN_SIGNATURE, signatures.size());
    }
    return List.copyOf(verified);
  }

  /**
   * That a key has signed.
   *
   * @param key the key
   * @param at when a witness cosigned; a log does not say when it signed
   */
  public record Verified(NoteKey key, Optional<Instant> at) {}
}
