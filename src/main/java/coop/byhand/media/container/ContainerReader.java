package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaType;

/** Walks one kind of container and describes what it finds. Holds no state. */
interface ContainerReader {

  /**
   * Describes the file or says which rule it breaks.
   *
   * @param type the type that the first bytes showed; the reader may narrow it within a family
   * @param findings collects texts, private facts and oddities on the way
   */
  MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia;
}
