package coop.byhand.register.web;

import coop.byhand.merkle.BundleCoordinate;
import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.RefusedException;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.register.CosignOutcome;
import coop.byhand.register.Seal;
import coop.byhand.register.SealedLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The log in the layout of C2SP tlog-tiles, below {@code /register/log}: checkpoint, tiles and
 * bundles of entries, to be copied by anybody. Beside them the key and the door for witnesses.
 */
@Controller
class LogFiles {

  /** A few thousand would do; nobody who is let in has more signatures to bring. */
  private static final int LONGEST_NOTE = 32_768;

  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  /** What is under an address of a tile stays the same for ever. */
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private static final CacheControl FOR_A_MOMENT =
      CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

  private final SealedLog log;

  LogFiles(SealedLog log) {
    this.log = log;
  }

  @GetMapping("/register/log/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    Seal newest = log.newest(1).stream().findFirst().orElseThrow(LogFiles::notFound);
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(FOR_A_MOMENT)
        .body(newest.note().bytes());
  }

  @GetMapping("/register/log/tile/{*rest}")
  ResponseEntity<byte[]> tile(@PathVariable("rest") String rest) {
    byte[] file = file("tile" + rest).orElseThrow(LogFiles::notFound);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(FOR_EVER)
        .body(file);
  }

  private Optional<byte[]> file(String path) {
    try {
      return path.startsWith("tile/entries/")
          ? log.bundle(BundleCoordinate.parse(path)).map(EntryBundle::file)
          : log.tile(TileCoordinate.parse(path)).map(Tile::file);
    } catch (RefusedException noTile) {
      return Optional.empty();
    }
  }

  @GetMapping("/register/log/key")
  ResponseEntity<byte[]> key() {
    return ResponseEntity.ok()
        .contentType(TEXT)
        .body((log.key().text() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Witnesses send the checkpoint back with their signatures below ours. */
  @PostMapping("/register/log/cosignatures")
  ResponseEntity<String> cosign(HttpServletRequest request) throws IOException {
    byte[] note = request.getInputStream().readNBytes(LONGEST_NOTE + 1);
    if (note.length > LONGEST_NOTE) {
      return answer(HttpStatus.CONTENT_TOO_LARGE, "NOTE_TOO_LONG");
    }
    return switch (log.cosign(note)) {
      case CosignOutcome.Taken taken -> answer(HttpStatus.OK, "TAKEN " + taken.witnesses());
      case CosignOutcome.Malformed(var rule) -> answer(HttpStatus.BAD_REQUEST, rule.name());
      case CosignOutcome.NotOurs _ -> answer(HttpStatus.CONFLICT, "NOT_OURS");
      case CosignOutcome.NotSigned(var rule) -> answer(HttpStatus.FORBIDDEN, rule.name());
    };
  }

  private static ResponseEntity<String> answer(HttpStatus status, String word) {
    return ResponseEntity.status(status).contentType(TEXT).body(word + "\n");
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
