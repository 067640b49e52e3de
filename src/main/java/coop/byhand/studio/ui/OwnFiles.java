package coop.byhand.studio.ui;

import com.vaadin.flow.server.streams.DownloadHandler;
import coop.byhand.kernel.Digest;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.Vault;
import java.io.InputStream;
import java.util.Optional;

/** Renditions of unlisted works, for the view of their creator alone. */
final class OwnFiles {

  private OwnFiles() {}

  /** A rendition, which is always a JPEG of our own making. */
  static DownloadHandler picture(Vault vault, Digest digest) {
    return event -> {
      Optional<BlobRef> blob = vault.find(digest);
      if (blob.isEmpty()) {
        event.getResponse().sendError(404, "not kept");
        return;
      }
      event.setContentType("image/jpeg");
      event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
      event.getResponse().setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
      event.getResponse().setHeader("Cache-Control", "private, no-store");
      event.setContentLength(blob.get().bytes());
      try (InputStream bytes = vault.open(blob.get())) {
        bytes.transferTo(event.getOutputStream());
      }
    };
  }
}
