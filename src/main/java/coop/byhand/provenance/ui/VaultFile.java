package coop.byhand.provenance.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import coop.byhand.kernel.Digest;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Bytes of the vault for the one view that shows them: pictures that we made ourselves inline, files
 * of others only as an attachment, both without a chance to run as a page.
 */
final class VaultFile {

  private VaultFile() {}

  /** A rendition, which is always a JPEG of our own making. */
  static DownloadHandler picture(Vault vault, Digest digest) {
    return event -> {
      event.setContentType("image/jpeg");
      send(vault, digest, event);
    };
  }

  /** An original, byte for byte, to be saved under this name and never shown inline. */
  static DownloadHandler attachment(Vault vault, Digest digest, String name) {
    return event -> {
      event.setContentType("application/octet-stream");
      event.setFileName(name);
      send(vault, digest, event);
    };
  }

  private static void send(Vault vault, Digest digest, DownloadEvent event) throws IOException {
    Optional<BlobRef> blob = vault.find(digest);
    if (blob.isEmpty()) {
      event.getResponse().sendError(404, "not kept");
      return;
    }
    event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
    event.getResponse().setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    event.getResponse().setHeader("Cache-Control", "private, no-store");
    event.setContentLength(blob.get().bytes());
    try (InputStream bytes = vault.open(blob.get())) {
      bytes.transferTo(event.getOutputStream());
    }
  }
}
