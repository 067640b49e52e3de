package coop.byhand.media;

/**
 * A document with fixed pages.
 *
 * @param pages page objects found, 1 or more; a document that was changed in place may count a page
 *     twice
 */
public record Document(MediaType type, long bytes, int pages, Metadata metadata)
    implements MediaFile {}
