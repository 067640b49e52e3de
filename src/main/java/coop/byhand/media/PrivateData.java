package coop.byhand.media;

import java.util.Locale;

/**
 * Facts about a person that a file carries beside the work. None of them reaches a rendition; the
 * creator is told and decides about the original.
 */
public enum PrivateData {
  GPS_POSITION,
  DEVICE_SERIAL,
  PERSON_NAME,
  CONTACT_DETAILS,
  PLACE_NAME,
  /** A smaller copy of the picture, perhaps from before a crop. */
  THUMBNAIL,
  /** Marked faces, often with names. */
  FACE_REGIONS,
  /** A block that only the maker of the device can read. */
  MAKER_NOTE,
  /** A path on somebody's computer. */
  LOCAL_PATH;

  /** Key of the words that people read for this fact. */
  public String messageKey() {
    return "media.private." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
