package coop.byhand.provenance;

import coop.byhand.kernel.Digest;
import coop.byhand.media.GeneratorSignature;
import coop.byhand.media.MetadataText;
import coop.byhand.members.MemberId;
import java.time.Instant;

/**
 * One line of what speaks for or against a claim. None of them proves anything alone; which of them
 * count is in the policy. Content Credentials become a further kind.
 */
public sealed interface Evidence {

  /** When it came to the file. */
  Instant at();

  /**
   * The creator's signed declaration.
   *
   * @param language {@code en} or {@code de}, the one that was read and signed
   * @param text digest of the sentences that were signed
   */
  record Declaration(int textVersion, String language, Digest text, Instant at)
      implements Evidence {}

  /**
   * The file itself says, or suggests, that a generator made it or a part of it.
   *
   * @param quote the words of the file, at most 160 characters; hostile input
   */
  record AiSignFound(
      GeneratorSignature signature,
      MetadataText.Place place,
      String field,
      String quote,
      Instant at)
      implements Evidence {}

  /** What the creator says about the signs found. */
  record Explanation(String text, Instant at) implements Evidence {}

  /** The opinion of a member who looked, after the time to take it back. */
  record Attestation(MemberId by, Opinion opinion, String reason, Instant at) implements Evidence {}
}
