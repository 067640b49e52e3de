package coop.byhand.vault;

import coop.byhand.kernel.Digest;

/**
 * Names bytes in the vault.
 *
 * @param digest SHA-256 of the content
 * @param bytes length of the content, 1 or more
 */
public record BlobRef(Digest digest, long bytes) {

  public BlobRef {
    if (bytes < 1) {
      throw new IllegalArgumentException("the vault keeps no empty content");
    }
  }
}
