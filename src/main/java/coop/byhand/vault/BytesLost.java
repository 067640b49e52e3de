package coop.byhand.vault;

/** Bytes that the vault has a row for are not on the disk, or not all of them. */
public final class BytesLost extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  BytesLost(BlobRef blob) {
    super("the vault has lost " + blob.digest().hex() + " (" + blob.bytes() + " bytes)");
  }
}
