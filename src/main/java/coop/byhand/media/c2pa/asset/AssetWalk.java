package coop.byhand.media.c2pa.asset;

import coop.byhand.media.Caution;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one walk through a container has seen. */
final class AssetWalk {

  /** Name of the part that holds the store. */
  static final String STORE = "C2PA";

  /** Bytes of a manifest store; stores with a dozen ingredients and thumbnails have two million. */
  static final int MAX_STORE = 20 * 1024 * 1024;

  /** Chunks, segments, boxes or blocks; a fragmented film of three hours has about 20,000. */
  static final int MAX_PARTS = 1_000_000;

  private final Findings findings = Findings.lenient();
  private final List<NamedPart> parts = new ArrayList<>();
  private final boolean keepsParts;
  private int partsSeen;
  private int stores;
  private List<ByteRange> content = List.of();
  private List<ByteRange> covered = List.of();
  private byte[] decoded = new byte[0];

  AssetWalk(boolean keepsParts) {
    this.keepsParts = keepsParts;
  }

  Findings findings() {
    return findings;
  }

  /** Reads a block of metadata that does not matter for the credentials. */
  void metadata(Findings.Block block) throws MalformedMedia {
    findings.tolerate(block);
  }

  /** A part with a name of its own has been passed; the pieces of one store are one part. */
  void part(Bytes file, String name, long start, long length) throws MalformedMedia {
    count(file, start);
    if (!keepsParts) {
      return;
    }
    NamedPart last = parts.isEmpty() ? null : parts.getLast();
    if (last != null
        && name.equals(STORE)
        && last.name().equals(STORE)
        && last.range().end() == start) {
      long from = last.range().start();
      parts.set(parts.size() - 1, new NamedPart(STORE, new ByteRange(from, start + length - from)));
    } else {
      parts.add(new NamedPart(name, new ByteRange(start, length)));
    }
  }

  boolean keepsParts() {
    return keepsParts;
  }

  /** A part that no box hash names has been passed. */
  void count(Bytes file, long at) throws MalformedMedia {
    if (++partsSeen > MAX_PARTS) {
      throw file.bad(MediaRule.TOO_MANY_PARTS, at, MAX_PARTS);
    }
  }

  /**
   * A manifest store was found.
   *
   * @param pieces where its bytes lie
   * @param whole every byte that belongs to it, headers included
   */
  void store(List<ByteRange> pieces, List<ByteRange> whole) {
    stores++;
    findings.contentCredentials();
    content = List.copyOf(pieces);
    covered = List.copyOf(whole);
  }

  /** A manifest store was found whose bytes had to be decoded. */
  void decodedStore(byte[] store, List<ByteRange> whole) {
    store(List.of(), whole);
    decoded = store;
  }

  int stores() {
    return stores;
  }

  boolean sawSomething() {
    return partsSeen > 0 || stores > 0;
  }

  void broken() {
    findings.caution(Caution.BROKEN_STRUCTURE);
  }

  List<NamedPart> parts() {
    return parts;
  }

  /** The one store; two or more count as none (C2PA 2.2 §11.3 and annex A). */
  Optional<StoredManifest> stored(Bytes file) throws MalformedMedia {
    if (stores != 1) {
      return Optional.empty();
    }
    byte[] bytes = decoded;
    if (!content.isEmpty()) {
      bytes = join(file);
    }
    return Optional.of(new StoredManifest(ByteSlice.of(bytes), covered));
  }

  /** Copies a part of a store, if it is not too large. */
  byte[] copy(Bytes file, ByteRange piece) throws MalformedMedia {
    refuseLarge(file, piece.start(), piece.length());
    return file.copy(piece.start(), (int) piece.length());
  }

  private static void refuseLarge(Bytes file, long at, long size) throws MalformedMedia {
    if (size > MAX_STORE) {
      throw file.bad(MediaRule.TOO_LARGE, at, size, (long) MAX_STORE);
    }
  }

  private byte[] join(Bytes file) throws MalformedMedia {
    long size = content.stream().mapToLong(ByteRange::length).sum();
    refuseLarge(file, content.getFirst().start(), size);
    if (content.size() == 1) {
      return copy(file, content.getFirst());
    }
    byte[] joined = new byte[(int) size];
    int at = 0;
    for (ByteRange piece : content) {
      byte[] bytes = file.copy(piece.start(), (int) piece.length());
      System.arraycopy(bytes, 0, joined, at, bytes.length);
      at += bytes.length;
    }
    return joined;
  }
}
