package coop.byhand.register.web;

import coop.byhand.look.PublicAddress;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Seal;
import coop.byhand.register.SealedLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The seal of the register: its newest checkpoints, to read and to keep. */
@Controller
class SealPages {

  private static final int SHOWN = 20;

  private final SealedLog log;
  private final SealWords words;
  private final PublicAddress address;

  SealPages(SealedLog log, SealWords words, PublicAddress address) {
    this.log = log;
    this.words = words;
    this.address = address;
  }

  @GetMapping("/register/seal")
  String seal(Model model, Locale locale) {
    List<SealRow> rows = log.newest(SHOWN).stream().map(seal -> words.row(seal, locale)).toList();
    model.addAttribute("seals", rows);
    model.addAttribute("key", log.key().text());
    model.addAttribute("address", address.of("/register/log").toString());
    return "register/seal";
  }

  /** A checkpoint as the signed note that it is. */
  @GetMapping("/register/seal/{size}")
  ResponseEntity<byte[]> note(@PathVariable("size") String size) {
    // Sizes are written as entry numbers are: from 1, in digits, without zeros at the front.
    Seal seal =
        RegisterEntryId.parse(size)
            .flatMap(number -> log.ofSize(number.value()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(seal.note().bytes());
  }
}
