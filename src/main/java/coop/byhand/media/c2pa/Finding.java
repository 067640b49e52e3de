package coop.byhand.media.c2pa;

/**
 * One result of judging a manifest (C2PA 2.2 §15.2): a code and the part it is about.
 *
 * @param url absolute JUMBF address of the part ({@code self#jumbf=/c2pa/<manifest>/…}); made from
 *     labels of the file, so it is hostile input
 * @param explanation one plain sentence without text from the file
 */
public record Finding(StatusCode code, String url, String explanation) {

  /** Whether this finding alone makes the asset invalid or untrusted. */
  public boolean isFailure() {
    return code.kind() == StatusCode.Kind.FAILURE;
  }
}
