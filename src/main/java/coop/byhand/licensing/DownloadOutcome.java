package coop.byhand.licensing;

import coop.byhand.vault.BlobRef;

/** What a download link leads to. */
public sealed interface DownloadOutcome {

  /**
   * The file.
   *
   * @param name for the buyer's folder, with extension
   * @param mediaType registered media type
   */
  record Ready(BlobRef blob, String name, String mediaType) implements DownloadOutcome {}

  /** The link was ours and its ten minutes are over. */
  record Expired() implements DownloadOutcome {}

  /** The link may be good, but nobody is signed in. */
  record SignInFirst() implements DownloadOutcome {}

  /** The licence has ended. */
  record Ended() implements DownloadOutcome {}

  /** Not a link of ours, or not this person's. */
  record Unknown() implements DownloadOutcome {}
}
