package coop.byhand.licensing.web;

import coop.byhand.licensing.CertificateAccess;
import coop.byhand.licensing.Certificates;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.LicenceStatus;
import coop.byhand.licensing.PublishedTerms;
import coop.byhand.licensing.TermsBook;
import coop.byhand.licensing.VerificationId;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.PublicAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where anybody checks a licence. A known and an unknown id take the same steps: one look into the
 * licences, one into the terms, one page.
 */
@Controller
class VerificationPages {

  private static final String CACHING = "public, max-age=60";
  private static final String VARY = "Accept, Accept-Language, Cookie";
  private static final int LONGEST_SHOWN = 80;

  private final Certificates certificates;
  private final TermsBook terms;
  private final PublicAddress address;
  private final HouseFormats formats;

  VerificationPages(
      Certificates certificates, TermsBook terms, PublicAddress address, HouseFormats formats) {
    this.certificates = certificates;
    this.terms = terms;
    this.address = address;
    this.formats = formats;
  }

  @GetMapping("/verify")
  String form(@RequestParam(defaultValue = "") String id, Model model) {
    if (id.isBlank()) {
      model.addAttribute("typed", "");
      return "licensing/verify";
    }
    Optional<VerificationId> typed = VerificationId.parseTyped(id);
    if (typed.isPresent()) {
      return "redirect:/verify/" + typed.get();
    }
    model.addAttribute("typed", id.length() > LONGEST_SHOWN ? id.substring(0, LONGEST_SHOWN) : id);
    model.addAttribute("wrong", true);
    return "licensing/verify";
  }

  @GetMapping(path = "/verify/{id}", produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable String id, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CACHING);
    response.setHeader(HttpHeaders.VARY, VARY);
    Found found = look(id);
    if (found.licence().isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "licensing/verify-unknown";
    }
    model.addAttribute("licence", view(found.licence().get(), found.terms()));
    return "licensing/verified";
  }

  @GetMapping("/verify/{id}")
  ResponseEntity<Map<String, Object>> data(@PathVariable String id) {
    Found found = look(id);
    boolean known = found.licence().isPresent();
    return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.NOT_FOUND)
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        .header(HttpHeaders.VARY, VARY)
        .body(known ? facts(found.licence().get(), found.terms()) : Map.of("status", "unknown"));
  }

  private Found look(String id) {
    Optional<Licence> licence = certificates.find(id);
    PublishedTerms published =
        licence.map(terms::of).orElseGet(() -> terms.inForce(LicenceClass.STANDARD));
    return new Found(licence, published);
  }

  private LicenceView view(Licence licence, PublishedTerms published) {
    return LicenceView.of(licence, published, CertificateAccess.PUBLIC, address, formats.current());
  }

  private Map<String, Object> facts(Licence licence, PublishedTerms published) {
    LicenceView view = view(licence, published);
    Map<String, Object> facts = new LinkedHashMap<>();
    switch (licence.status()) {
      case LicenceStatus.Valid() -> facts.put("status", "valid");
      case LicenceStatus.Revoked revoked -> {
        facts.put("status", "ended");
        facts.put("endedAt", revoked.at().toString());
        facts.put("reason", revoked.reason().name());
      }
      case LicenceStatus.Expired(Instant at) -> {
        facts.put("status", "ended");
        facts.put("endedAt", at.toString());
        facts.put("reason", "TIME_OVER");
      }
    }
    facts.put("number", view.number());
    facts.put("title", view.title());
    facts.put("maker", view.maker());
    facts.put("licensee", view.licensee());
    facts.put("class", licence.licenceClass().name());
    facts.put("grantedAt", view.grantedMachine());
    facts.put("file", Map.of("sha256", view.file()));
    facts.put(
        "terms",
        Map.of(
            "sha256",
            view.terms(),
            "version",
            view.termsVersion(),
            "url",
            address.of("/deeds/" + view.terms()).toString()));
    facts.put("policyVersion", view.policy());
    facts.put(
        "register",
        Map.of(
            "entry",
            licence.entry().value(),
            "url",
            address.of("/register/" + view.entry()).toString(),
            "record",
            view.record(),
            "recordSha256",
            view.recordHash()));
    return facts;
  }

  /** What was found, and the terms that are shown or, for an unknown id, only looked up. */
  private record Found(Optional<Licence> licence, PublishedTerms terms) {}
}
