package coop.byhand.register.web;

import coop.byhand.look.HouseFormats;
import coop.byhand.register.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in the reader's language when and by whom the log was sealed. */
@Component
class SealWords {

  private final HouseFormats houseFormats;

  SealWords(HouseFormats houseFormats) {
    this.houseFormats = houseFormats;
  }

  SealRow row(Seal seal, Locale locale) {
    return new SealRow(
        seal.checkpoint().size(),
        seal.checkpoint().root().toString(),
        houseFormats.in(locale).moment(seal.at()),
        houseFormats.in(locale).machine(seal.at()),
        seal.witnesses().stream().map(witness -> witness.key().name()).toList(),
        new String(seal.note().bytes(), StandardCharsets.UTF_8));
  }
}
