package coop.byhand.catalogue;

import coop.byhand.media.DeclaredAs;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaKind;
import coop.byhand.media.MediaRule;
import coop.byhand.provenance.PlainText;
import coop.byhand.vault.Quarantine;
import coop.byhand.vault.ReceiveOutcome;
import coop.byhand.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door for files from outside: counted on the stream, read in quarantine, told by their content
 * and not by their name, and only then kept. Holds no transaction, because people send slowly.
 */
@Service
public class Intake {

  /** The largest file of any kind; the smaller limits of the kinds follow once it is read. */
  public static final long MAX_BYTES =
      Arrays.stream(MediaKind.values()).mapToLong(MediaKind::maxBytes).max().orElseThrow();

  private static final int LONGEST_NAME = 255;

  private final Vault vault;

  Intake(Vault vault) {
    this.vault = vault;
  }

  /**
   * Takes one file in.
   *
   * @param name as the sender calls the file; hearsay
   * @param mediaType as the sender announces it; hearsay
   * @throws IOException when the sender stops or the disk fails; nothing is kept then
   */
  public IntakeOutcome receive(InputStream content, String name, @Nullable String mediaType)
      throws IOException {
    String fileName = fileName(name);
    return switch (vault.receive(content, MAX_BYTES)) {
      case ReceiveOutcome.TooLarge(long maxBytes) -> new IntakeOutcome.TooLarge(fileName, maxBytes);
      case ReceiveOutcome.Empty() ->
          new IntakeOutcome.Refused(fileName, MediaRule.EMPTY, List.of());
      case ReceiveOutcome.Received(Quarantine quarantine) -> {
        try (quarantine) {
          yield read(quarantine, fileName, DeclaredAs.of(fileName, mediaType));
        }
      }
    };
  }

  private IntakeOutcome read(Quarantine quarantine, String fileName, DeclaredAs declared) {
    try {
      MediaFile file = MediaFile.read(quarantine.file(), declared);
      return new IntakeOutcome.Received(
          new ReceivedFile(fileName, file, vault.keep(quarantine).digest()));
    } catch (MalformedMedia malformed) {
      return new IntakeOutcome.Refused(fileName, malformed.rule(), malformed.arguments());
    }
  }

  /** The last part of a path, without what a name should not have; never empty. */
  private static String fileName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = PlainText.line(last);
    if (clean.length() > LONGEST_NAME) {
      // The end is kept: it holds the extension.
      clean = clean.substring(clean.length() - LONGEST_NAME);
    }
    return clean.isEmpty() ? "file" : clean;
  }
}
