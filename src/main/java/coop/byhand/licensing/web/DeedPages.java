package coop.byhand.licensing.web;

import coop.byhand.kernel.Digest;
import coop.byhand.licensing.LegalText;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.PublishedTerms;
import coop.byhand.licensing.TermsBook;
import coop.byhand.licensing.TextLanguage;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Licence terms for people and for programs: the deed, the legal text, and the exact bytes. */
@Controller
class DeedPages {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final TermsBook terms;
  private final HouseFormats formats;
  private final Texts texts;

  DeedPages(TermsBook terms, HouseFormats formats, Texts texts) {
    this.terms = terms;
    this.formats = formats;
    this.texts = texts;
  }

  @GetMapping("/licences/{name}")
  String sold(@PathVariable String name, Locale locale, Model model) {
    for (LicenceClass licence : LicenceClass.values()) {
      if (word(licence).equals(name)) {
        return show(terms.inForce(licence), locale, model);
      }
    }
    throw notHere();
  }

  private static String word(LicenceClass licence) {
    return licence.name().toLowerCase(Locale.ROOT);
  }

  @GetMapping("/deeds/{hash}")
  String deed(@PathVariable String hash, Locale locale, Model model) {
    return show(find(hash), locale, model);
  }

  /** The very text whose SHA-256 is the hash. */
  @GetMapping(path = "/deeds/{hash}/terms.json", produces = "application/json")
  @ResponseBody
  String data(@PathVariable String hash) {
    return find(hash).canonicalJson();
  }

  /** The very text whose SHA-256 stands in the data. */
  @GetMapping(path = "/deeds/{hash}/legal.{language}.txt", produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String legalText(@PathVariable String hash, @PathVariable String language) {
    for (TextLanguage known : TextLanguage.values()) {
      if (known.tag().equals(language)) {
        return find(hash).legalText(known).plain();
      }
    }
    throw notHere();
  }

  private PublishedTerms find(String hash) {
    return Optional.of(hash)
        .filter(text -> HASH.matcher(text).matches())
        .flatMap(text -> terms.find(Digest.parse(text)))
        .orElseThrow(DeedPages::notHere);
  }

  private String show(PublishedTerms published, Locale locale, Model model) {
    TextLanguage language = TextLanguage.of(locale);
    boolean current = terms.inForce(published.licenceClass()).hash().equals(published.hash());
    model.addAttribute("deed", published.deed(language));
    model.addAttribute(
        "legal", published.legalText(language).blocks().stream().map(DeedPages::block).toList());
    model.addAttribute(
        "terms",
        new TermsView(
            published.hash().hex(),
            word(published.licenceClass()),
            published.version(),
            since(published.inForceFrom()),
            current,
            Long.toString(published.entry().value()),
            language.tag()));
    return "licensing/deed";
  }

  private String since(Instant inForceFrom) {
    return inForceFrom.equals(Instant.EPOCH)
        ? texts.of("licensing.deed.sinceFounding")
        : formats.current().day(inForceFrom);
  }

  private static BlockView block(LegalText.Block block) {
    return switch (block) {
      case LegalText.Block.Heading(String text) -> new BlockView("heading", text, List.of());
      case LegalText.Block.Paragraph(String text) -> new BlockView("paragraph", text, List.of());
      case LegalText.Block.Items(List<String> lines) -> new BlockView("items", "", lines);
    };
  }

  private static ResponseStatusException notHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** What the template shows of a version. */
  record TermsView(
      String hash,
      String word,
      int version,
      String since,
      boolean current,
      String entry,
      String language) {}

  /** A part of the legal text. */
  record BlockView(String kind, String text, List<String> lines) {}
}
