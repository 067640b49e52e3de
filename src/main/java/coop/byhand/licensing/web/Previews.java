package coop.byhand.licensing.web;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Rendition;
import coop.byhand.catalogue.Showcase;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/** The pictures of listed works in the widths that pages ask for. Never the original. */
@RestController
class Previews {

  private static final Duration ONE_YEAR = Duration.ofDays(365);

  private final Catalogue catalogue;
  private final Showcase showcase;
  private final Vault vault;

  Previews(Catalogue catalogue, Showcase showcase, Vault vault) {
    this.catalogue = catalogue;
    this.showcase = showcase;
    this.vault = vault;
  }

  @GetMapping("/previews/{work}/{width:\\d{1,5}}.jpg")
  ResponseEntity<byte[]> picture(
      @PathVariable String work, @PathVariable int width, WebRequest request) throws IOException {
    if (!Rendition.SIZES.contains(width)) {
      throw notHere();
    }
    Rendition rendition =
        WorkId.parse(work)
            .flatMap(catalogue::find)
            .filter(Work::isListed)
            .flatMap(listed -> showcase.rendition(listed.id(), width))
            .orElseThrow(Previews::notHere);
    String tag = '"' + rendition.digest().hex() + '"';
    // The renditions of a listed work are never made anew, so a copy stays good.
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.IMAGE_JPEG)
            .cacheControl(CacheControl.maxAge(ONE_YEAR).cachePublic().immutable())
            .eTag(tag)
            .header(FileAnswer.POLICY, FileAnswer.SANDBOX)
            .header("X-Content-Type-Options", "nosniff");
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .cacheControl(CacheControl.maxAge(ONE_YEAR).cachePublic().immutable())
          .eTag(tag)
          .build();
    }
    BlobRef blob = vault.find(rendition.digest()).orElseThrow();
    try (InputStream content = vault.open(blob)) {
      return answer.body(content.readAllBytes());
    }
  }

  private static ResponseStatusException notHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
