package coop.byhand.media.c2pa.jumbf;

import coop.byhand.media.c2pa.cbor.ByteSlice;

/**
 * A box inside a superbox that is no superbox itself.
 *
 * @param type four characters, such as {@code cbor}, {@code json}, {@code bfdb}, {@code bidb},
 *     {@code brob}, {@code uuid}
 * @param body the content without the header of the box
 * @param offset where the box starts in the bytes that were read
 */
public record JumbfContent(String type, ByteSlice body, int offset) {}
