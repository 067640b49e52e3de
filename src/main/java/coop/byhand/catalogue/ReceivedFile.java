package coop.byhand.catalogue;

import coop.byhand.kernel.Digest;
import coop.byhand.media.MediaFile;

/**
 * A file that was read, found in order and put into the vault byte for byte.
 *
 * @param fileName as the sender named it, cleaned, never empty
 */
public record ReceivedFile(String fileName, MediaFile file, Digest digest) {}
