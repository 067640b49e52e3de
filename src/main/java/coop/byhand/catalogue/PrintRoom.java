package coop.byhand.catalogue;

import coop.byhand.kernel.Digest;
import coop.byhand.media.DeclaredAs;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.LocalFile;
import coop.byhand.vault.PutOutcome;
import coop.byhand.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the pictures of a work that everybody may see: hands the original to the press, keeps what
 * it made in the vault, and only then tells the workbench. Holds no transaction while the press
 * runs; done twice, it keeps the same.
 */
@Component
class PrintRoom {

  private static final Logger LOG = LoggerFactory.getLogger(PrintRoom.class);
  private static final long LARGEST_PROOF = 20_000_000;

  private final Catalogue catalogue;
  private final Workbench workbench;
  private final Vault vault;
  private final PreviewPress press;

  PrintRoom(Catalogue catalogue, Workbench workbench, Vault vault, PreviewPress press) {
    this.catalogue = catalogue;
    this.workbench = workbench;
    this.vault = vault;
    this.press = press;
  }

  /** Makes the pictures of this work, unless they are there or the draft has gone. */
  void print(WorkId id) {
    print(id, true);
  }

  /**
   * The same.
   *
   * @param last whether a press that was too slow this time has had its last try
   * @throws TooSlow if it was too slow and may try again
   */
  void print(WorkId id, boolean last) {
    Optional<Work> waiting =
        catalogue.find(id).filter(work -> work.previews() == PreviewState.PENDING);
    if (waiting.isPresent()) {
      workbench.keepPreviews(id, print(waiting.get(), last));
    }
  }

  /** The press did not finish in its time. */
  static final class TooSlow extends IllegalStateException {
    private TooSlow(WorkId id) {
      super("the press was too slow for " + id);
    }
  }

  private Previews print(Work work, boolean last) {
    BlobRef original = vault.find(work.original()).orElseThrow();
    try (LocalFile file = vault.localFile(original)) {
      MediaFile read = MediaFile.read(file.path(), DeclaredAs.NOTHING);
      PressOutcome outcome = press.press(file.path(), read);
      if (outcome instanceof PressOutcome.TimedOut && !last) {
        throw new TooSlow(work.id());
      }
      return keep(work.id(), outcome);
    } catch (MalformedMedia changed) {
      throw new IllegalStateException("was in order when it was taken in: " + work.id(), changed);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Previews keep(WorkId id, PressOutcome outcome) throws IOException {
    return switch (outcome) {
      case PressOutcome.Made(List<Proof> proofs, String colour) -> {
        List<Rendition> renditions = new ArrayList<>();
        for (Proof proof : proofs) {
          renditions.add(keep(proof));
        }
        int rgb = Integer.parseInt(colour.substring(1), 16);
        yield new Previews(PreviewState.READY, rgb, renditions, List.of());
      }
      case PressOutcome.Wave(List<Integer> peaks) ->
          new Previews(PreviewState.NONE, null, List.of(), peaks);
      case PressOutcome.NothingToShow _ -> Previews.none(PreviewState.NONE);
      case PressOutcome.Refused _, PressOutcome.TimedOut _, PressOutcome.OutOfMemory _ -> {
        LOG.warn("no pictures of {}: {}", id, outcome);
        yield Previews.none(PreviewState.FAILED);
      }
    };
  }

  private Rendition keep(Proof proof) throws IOException {
    byte[] jpeg = proof.jpeg();
    Digest digest =
        switch (vault.put(new ByteArrayInputStream(jpeg), LARGEST_PROOF)) {
          case PutOutcome.Stored(BlobRef blob) -> blob.digest();
          case PutOutcome.Empty _, PutOutcome.TooLarge _ ->
              throw new IllegalStateException("the press gave no such picture: " + jpeg.length);
        };
    return new Rendition(proof.nominalWidth(), proof.width(), proof.height(), digest, jpeg.length);
  }
}
