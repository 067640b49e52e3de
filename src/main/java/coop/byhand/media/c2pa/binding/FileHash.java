package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.container.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/** Hashes a range of a file without some parts of it, in one pass. */
final class FileHash {

  private final MessageDigest digest;
  private final Bytes file;
  private final List<Long> places;
  private int nextPlace;

  private FileHash(HashAlgorithm algorithm, Bytes file, List<Long> places) {
    this.digest = algorithm.digest();
    this.file = file;
    this.places = places;
  }

  /** The hash of a range without the excluded ranges, which are sorted and do not overlap. */
  static byte[] of(HashAlgorithm algorithm, Bytes file, ByteRange range, List<ByteRange> excluded)
      throws MalformedMedia {
    return of(algorithm, file, range, excluded, List.of());
  }

  /**
   * The same, with the places of boxes hashed in front of the bytes that stand there, as eight bytes
   * each (C2PA 2.2 §18.6.2).
   *
   * @param places where boxes begin, sorted; those outside the range do not count
   */
  static byte[] of(
      HashAlgorithm algorithm,
      Bytes file,
      ByteRange range,
      List<ByteRange> excluded,
      List<Long> places)
      throws MalformedMedia {
    List<Long> inside =
        places.stream().filter(at -> at >= range.start() && at < range.end()).toList();
    FileHash hash = new FileHash(algorithm, file, inside);
    long at = range.start();
    for (ByteRange gap : excluded) {
      if (gap.start() >= range.end()) {
        break;
      }
      if (gap.end() > at) {
        hash.feed(at, Math.max(at, gap.start()));
        at = Math.min(gap.end(), range.end());
      }
    }
    hash.feed(at, range.end());
    hash.placesBefore(range.end());
    return hash.digest.digest();
  }

  private void feed(long from, long to) throws MalformedMedia {
    placesBefore(from);
    long at = from;
    while (nextPlace < places.size() && places.get(nextPlace) < to) {
      long place = places.get(nextPlace);
      file.digest(digest, at, place - at);
      at = place;
      placesBefore(place + 1);
    }
    file.digest(digest, at, to - at);
  }

  private void placesBefore(long end) {
    while (nextPlace < places.size() && places.get(nextPlace) < end) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(places.get(nextPlace++)).flip());
    }
  }

  static boolean equal(byte[] hash, ByteSlice expected) {
    return MessageDigest.isEqual(hash, expected.toArray());
  }
}
