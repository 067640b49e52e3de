package coop.byhand.media.c2pa.claim;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.Optional;

/**
 * An address and the hash of what lies there (C2PA 2.2 §8.4.2).
 *
 * @param alg name of the hash algorithm; without one that of the claim counts
 */
public record HashedUri(String url, Optional<String> alg, ByteSlice hash) {

  /** The pair in this map; empty if it lacks one of the two. */
  public static Optional<HashedUri> of(Cbor item) {
    Optional<String> url = item.text("url");
    Optional<ByteSlice> hash = item.bytes("hash");
    return url.isPresent() && hash.isPresent()
        ? Optional.of(new HashedUri(url.get(), item.text("alg"), hash.get()))
        : Optional.empty();
  }

  public JumbfAddress address() {
    return JumbfAddress.of(url);
  }
}
