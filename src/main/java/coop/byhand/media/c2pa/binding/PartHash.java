package coop.byhand.media.c2pa.binding;

import coop.byhand.media.c2pa.cbor.Cbor;

/**
 * The hash assertion of one part of a multi-part asset.
 *
 * @param label with its suffixes, such as {@code c2pa.hash.data.part__1}
 */
public record PartHash(String label, Cbor assertion) {}
