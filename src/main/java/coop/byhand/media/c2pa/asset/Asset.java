package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.container.Bytes;
import java.nio.channels.FileChannel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file as far as credentials are concerned. It stays readable only as long as its channel is open.
 *
 * @param stores how many manifest stores lie in the file; two or more count as none
 * @param remoteManifest where the file says its manifest lies (XMP {@code dcterms:provenance}, only
 *     http and https), word for word; hostile input, never fetched
 * @param metadata texts, signs of generators and cautions from a lenient walk
 */
public record Asset(
    AssetFormat format,
    Bytes file,
    Optional<StoredManifest> store,
    int stores,
    Optional<String> remoteManifest,
    Metadata metadata) {

  /** Rules that no leniency overrides: they keep a reader from working for ever. */
  private static final Set<MediaRule> LIMITS =
      EnumSet.of(
          MediaRule.TOO_MUCH_WORK,
          MediaRule.TOO_LARGE,
          MediaRule.TOO_MANY_PARTS,
          MediaRule.TOO_DEEP,
          MediaRule.UNFOLDS_TOO_FAR);

  /**
   * Reads a file, chosen by its first bytes. A structure that breaks after something was read is a
   * caution; the credentials found so far are judged, and the hash tells the rest.
   */
  public static Asset read(FileChannel file) throws MalformedMedia {
    return read(Bytes.of(file));
  }

  /** Reads a range, or bytes in memory, as if it were a file. */
  public static Asset read(Bytes file) throws MalformedMedia {
    AssetFormat format = AssetFormat.of(file);
    AssetWalk walk = walk(format, file, false);
    Metadata metadata = walk.findings().metadata();
    return new Asset(
        format, file, walk.stored(file), walk.stores(), remoteManifest(metadata), metadata);
  }

  /** The same file judged by a manifest store that lies beside it. */
  public Asset withStore(byte[] sidecar) {
    StoredManifest beside = new StoredManifest(ByteSlice.of(sidecar), List.of());
    return new Asset(format, file, Optional.of(beside), 1, remoteManifest, metadata);
  }

  /** A part of the file as a file of its own; the store goes with it as far as it lies there. */
  public Asset part(ByteRange range) throws MalformedMedia {
    Bytes bytes = file.slice(range.start(), range.length());
    AssetFormat found = format;
    try {
      found = AssetFormat.of(bytes);
    } catch (MalformedMedia e) {
      if (LIMITS.contains(e.rule())) {
        throw e;
      }
    }
    Optional<StoredManifest> inside =
        store.filter(stored -> stored.ranges().stream().anyMatch(range::overlaps));
    Optional<StoredManifest> moved =
        inside.map(stored -> new StoredManifest(stored.content(), moved(stored.ranges(), range)));
    return new Asset(found, bytes, moved, moved.isPresent() ? 1 : 0, Optional.empty(), metadata);
  }

  private static List<ByteRange> moved(List<ByteRange> ranges, ByteRange part) {
    return ranges.stream()
        .filter(part::contains)
        .map(range -> new ByteRange(range.start() - part.start(), range.length()))
        .toList();
  }

  /** The parts of the file in their order, as a general box hash names them. */
  public List<NamedPart> parts() throws MalformedMedia {
    return walk(format, file, true).parts();
  }

  private static AssetWalk walk(AssetFormat format, Bytes file, boolean keepsParts)
      throws MalformedMedia {
    AssetWalk walk = new AssetWalk(keepsParts);
    try {
      readerFor(format).read(file, walk);
    } catch (MalformedMedia e) {
      if (LIMITS.contains(e.rule()) || !walk.sawSomething()) {
        throw e;
      }
      walk.broken();
    }
    return walk;
  }

  private static Optional<String> remoteManifest(Metadata metadata) {
    return metadata.texts().stream()
        .filter(text -> text.place() == MetadataText.Place.XMP && text.name().equals("provenance"))
        .map(MetadataText::value)
        .filter(Asset::isRemote)
        .findFirst();
  }

  private static boolean isRemote(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static AssetReader readerFor(AssetFormat format) {
    return switch (format) {
      case JPEG -> new JpegAsset();
      case PNG -> new PngAsset();
      case WEBP, WAV -> new RiffAsset();
      case GIF -> new GifAsset();
      case MP3 -> new Mp3Asset();
      case FLAC -> new FlacAsset();
      case SIDECAR -> new SidecarAsset();
      case TIFF -> new TiffAsset();
      case SVG -> new SvgAsset();
      case HEIF, MP4 -> new BmffAsset();
      case PDF -> new PdfAsset();
    };
  }
}
