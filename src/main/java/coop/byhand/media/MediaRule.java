package coop.byhand.media;

import java.util.Locale;

/**
 * The rules a file must keep to be taken in. Each has a sentence for people under its message key;
 * the arguments of the sentence come with {@link MalformedMedia#arguments()} in the order given
 * here.
 */
public enum MediaRule {
  /** The file has no content. */
  EMPTY,
  /** A web page. */
  HTML,
  /** A drawing with active content (SVG) or any other XML. */
  SVG,
  /** An archive or a compressed file. */
  ARCHIVE,
  /** An Office document. */
  OFFICE,
  /** A program or a script. */
  PROGRAM,
  /** The harmless file with which virus scanners are tested. */
  VIRUS_TEST,
  /** A format that is recognised but not taken in. {0} its name. */
  UNSUPPORTED,
  /** No known format. */
  UNKNOWN,
  /** {0} the announced {@link MediaType}, {1} the {@link MediaType} found. */
  NOT_WHAT_IT_CLAIMS,
  /** {0} the size in bytes, {1} the largest size in bytes. */
  TOO_LARGE,
  /** {0} width, {1} height, {2} the most pixels allowed. */
  TOO_MANY_PIXELS,
  /** {0} width, {1} height, {2} the longest side allowed. */
  SIDE_TOO_LONG,
  /** {0} frames or pages, {1} the most allowed. */
  TOO_MANY_FRAMES,
  /** More parts (chunks, segments, boxes, directories) than any honest file has. {0} the limit. */
  TOO_MANY_PARTS,
  /** Parts inside parts inside parts. {0} the limit. */
  TOO_DEEP,
  /** A compressed text unfolds beyond the limit. {0} the limit in bytes. */
  UNFOLDS_TOO_FAR,
  /** Reading takes more steps than the size of the file justifies. */
  TOO_MUCH_WORK,
  /** The file ends before its content does. */
  CUT_SHORT,
  /** A part contradicts the format. {0} the name of the part. */
  BROKEN,
  /** Text that is not UTF-8. */
  NOT_UTF8,
  /** Text with characters that no text has, such as NUL. */
  CONTROL_CHARACTERS,
  /** A document that can act: scripts, programs, forms that send. {0} the name of the action. */
  ACTIVE_CONTENT,
  /** A document with other files inside. */
  ATTACHMENT,
  /** A document that needs a password. */
  ENCRYPTED;

  /** Key of the sentence that tells a person why the file is refused. */
  public String messageKey() {
    return "media.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
