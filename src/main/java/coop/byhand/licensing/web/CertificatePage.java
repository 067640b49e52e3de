package coop.byhand.licensing.web;

import coop.byhand.licensing.CertificateAccess;
import coop.byhand.licensing.Certificates;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.TermsBook;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.PublicAddress;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The certificate of a licence, one sheet of A4. The buyer's own link carries a key and shows the
 * licensee in full; everybody else sees initials.
 */
@Controller
class CertificatePage {

  private final Certificates certificates;
  private final TermsBook terms;
  private final PublicAddress address;
  private final HouseFormats formats;

  CertificatePage(
      Certificates certificates, TermsBook terms, PublicAddress address, HouseFormats formats) {
    this.certificates = certificates;
    this.terms = terms;
    this.address = address;
    this.formats = formats;
  }

  @GetMapping("/certificates/{verification}")
  String certificate(
      @PathVariable String verification,
      @RequestParam(defaultValue = "") String key,
      HttpServletResponse response,
      Model model) {
    Licence licence =
        certificates
            .find(verification)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    CertificateAccess access = certificates.access(licence, key);
    // The key in the address is the buyer's to pass on, not ours.
    response.setHeader("Referrer-Policy", "no-referrer");
    LicenceView view =
        LicenceView.of(licence, terms.of(licence), access, address, formats.current());
    model.addAttribute("licence", view);
    model.addAttribute("qr", QrDrawing.of(view.verify()));
    return "licensing/certificate";
  }
}
