package coop.byhand.vault;

import coop.byhand.kernel.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The front door to kept bytes. They are addressed by their SHA-256, stored once however often they
 * arrive, byte for byte as they came, and never changed. A row says that bytes are kept; it is
 * written after they are durable.
 *
 * <p>Receiving reads from slow people and holds no transaction. Keeping joins the transaction of
 * the caller, so that a claim on bytes and their row appear together; if it is rolled back, the
 * bytes stay behind without a row and serve the next attempt.
 */
@Service
public class Vault {

  /** No upload takes longer; what is older in quarantine belongs to nobody. */
  private static final Duration QUARANTINE = Duration.ofHours(24);

  private final BlobStore store;
  private final Blobs blobs;
  private final Clock clock;

  Vault(VaultSettings settings, Blobs blobs, Clock clock) {
    this.blobs = blobs;
    this.clock = clock;
    try {
      store = new BlobStore(settings.directory());
      store.sweepQuarantine(clock.instant().minus(QUARANTINE));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "byhand.vault.directory: cannot use " + settings.directory() + " as the vault", e);
    }
  }

  /**
   * Takes bytes from outside into quarantine, where they can be looked at before they are kept.
   *
   * @param maxBytes counted on the stream, whatever the sender announced
   * @throws IOException when the sender or the disk fails; nothing is kept then
   */
  public ReceiveOutcome receive(InputStream content, long maxBytes) throws IOException {
    return store.receive(content, maxBytes);
  }

  /** Keeps bytes that lie in quarantine. */
  public BlobRef keep(Quarantine quarantined) {
    try {
      store.keep(quarantined);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    blobs.add(quarantined.blob(), clock.instant());
    return quarantined.blob();
  }

  /** Receives and keeps in one step, for bytes that we made ourselves. */
  public PutOutcome put(InputStream content, long maxBytes) throws IOException {
    return switch (store.receive(content, maxBytes)) {
      case ReceiveOutcome.TooLarge(long max) -> new PutOutcome.TooLarge(max);
      case ReceiveOutcome.Empty() -> new PutOutcome.Empty();
      case ReceiveOutcome.Received(Quarantine quarantined) -> {
        try (quarantined) {
          yield new PutOutcome.Stored(keep(quarantined));
        }
      }
    };
  }

  /** The kept bytes with this digest, if there are any. */
  public Optional<BlobRef> find(Digest digest) {
    return blobs.find(digest);
  }

  /** All the bytes, to be closed by the caller. */
  public InputStream open(BlobRef blob) {
    return Channels.newInputStream(channel(blob));
  }

  /**
   * A part of the bytes, to be closed by the caller.
   *
   * @param from first byte, counted from 0
   * @param length number of bytes; from + length is at most the length of the blob
   */
  public InputStream open(BlobRef blob, long from, long length) {
    if (from < 0 || length < 0 || from > blob.bytes() || length > blob.bytes() - from) {
      throw new IllegalArgumentException("no such range: " + from + "+" + length);
    }
    FileChannel channel = channel(blob);
    try {
      channel.position(from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BoundedStream(Channels.newInputStream(channel), length);
  }

  /** The bytes as a file on this machine, for readers that need one; to be closed. */
  public LocalFile localFile(BlobRef blob) {
    requireWhole(blob);
    return new LocalFile(store.place(blob.digest()));
  }

  private FileChannel channel(BlobRef blob) {
    Path file = requireWhole(blob);
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path requireWhole(BlobRef blob) {
    Path file = store.place(blob.digest());
    try {
      if (Files.size(file) == blob.bytes()) {
        return file;
      }
    } catch (NoSuchFileException e) {
      // Said below, with the digest instead of a path.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new BytesLost(blob);
  }
}
