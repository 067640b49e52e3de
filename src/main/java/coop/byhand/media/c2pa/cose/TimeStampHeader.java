package coop.byhand.media.c2pa.cose;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.util.List;

/**
 * The time-stamps stapled to a signature (C2PA 2.2 §10.3.2.5).
 *
 * @param tokens for {@link Version#V1} each a TimeStampResp, for {@link Version#V2} each a bare
 *     TimeStampToken (RFC 3161 §2.4.2)
 */
public record TimeStampHeader(Version version, List<ByteSlice> tokens) {

  /** What a time-stamp is about. */
  public enum Version {
    /** {@code sigTst}: the claim. */
    V1,
    /** {@code sigTst2}: the signature. */
    V2
  }

  public TimeStampHeader {
    tokens = List.copyOf(tokens);
  }
}
