package coop.byhand.media.container;

import coop.byhand.media.DeclaredAs;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Chooses the reader for a file by its first bytes. */
public final class Containers {

  private Containers() {}

  /** Reads a file; see {@link MediaFile#read}. */
  public static MediaFile read(Path path, DeclaredAs declared) throws MalformedMedia {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return read(Bytes.of(channel), declared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MediaFile read(Bytes file, DeclaredAs declared) throws MalformedMedia {
    MediaType found = FileType.of(file, declared);
    refuseContradiction(file, declared, found);
    long limit = found.kind().maxBytes();
    if (file.size() > limit) {
      throw file.bad(MediaRule.TOO_LARGE, limit, file.size(), limit);
    }
    MediaFile read = readerFor(found).read(file, found, new Findings());
    refuseContradiction(file, declared, read.type());
    return read;
  }

  private static void refuseContradiction(Bytes file, DeclaredAs declared, MediaType found)
      throws MalformedMedia {
    MediaType contradicted = declared.contradictedBy(found).orElse(null);
    if (contradicted != null) {
      throw file.bad(MediaRule.NOT_WHAT_IT_CLAIMS, 0, contradicted, found);
    }
  }

  private static ContainerReader readerFor(MediaType type) {
    return switch (type) {
      case JPEG -> new JpegReader();
      case PNG -> new PngReader();
      case GIF -> new GifReader();
      case WEBP -> new WebpReader();
      case TIFF -> new TiffReader();
      case WAV -> new WavReader();
      case FLAC -> new FlacReader();
      case MP3 -> new Mp3Reader();
      case OGG -> new OggReader();
      case MP4, MOV, M4A -> new BmffReader();
      case WEBM, WEBA -> new WebmReader();
      case PDF -> new PdfReader();
      case TEXT, MARKDOWN -> new TextReader();
    };
  }
}
