package coop.byhand.media;

/**
 * A text in UTF-8.
 *
 * @param characters Unicode code points, line ends included, the byte order mark left out
 * @param words runs of characters between white space
 * @param lines 1 or more
 * @param opening the first 1,200 characters, byte for byte as written; hostile input
 */
public record Writing(
    MediaType type,
    long bytes,
    int characters,
    int words,
    int lines,
    String opening,
    Metadata metadata)
    implements MediaFile {}
