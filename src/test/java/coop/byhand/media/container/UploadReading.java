package coop.byhand.media.container;

import coop.byhand.media.DeclaredAs;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;

/** Lets tests of other packages give bytes to the readers of uploads. */
public final class UploadReading {

  private UploadReading() {}

  public static MediaFile read(byte[] file) throws MalformedMedia {
    return Containers.read(Bytes.of(file), DeclaredAs.NOTHING);
  }
}
