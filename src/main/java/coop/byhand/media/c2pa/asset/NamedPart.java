package coop.byhand.media.c2pa.asset;

/**
 * A part of a file under the name that a general box hash gives it (C2PA 2.2 §18.7, annex A).
 *
 * @param name for example {@code APP1}, {@code IHDR} or {@code C2PA}
 */
public record NamedPart(String name, ByteRange range) {}
