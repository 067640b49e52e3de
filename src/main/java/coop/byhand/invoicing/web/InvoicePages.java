package coop.byhand.invoicing.web;

import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.Invoices;
import coop.byhand.look.Texts;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * An invoice or a credit note, for whoever has its link. Without the key there is no such page:
 * nobody learns which numbers exist.
 */
@Controller
class InvoicePages {

  private static final String PRIVATE = "private, no-store";

  private final Invoices invoices;
  private final InvoiceSheet sheet;
  private final Texts texts;

  InvoicePages(Invoices invoices, InvoiceSheet sheet, Texts texts) {
    this.invoices = invoices;
    this.sheet = sheet;
    this.texts = texts;
  }

  @GetMapping("/invoices/{named}")
  String page(
      @PathVariable String named,
      @RequestParam(defaultValue = "") String key,
      HttpServletResponse response,
      Model model) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
    response.setHeader("X-Robots-Tag", "noindex");
    // The key in the address is the buyer's to pass on, not ours.
    response.setHeader("Referrer-Policy", "no-referrer");
    Invoice paper = opened(named, key);
    InvoiceView view = sheet.view(paper);
    model.addAttribute("title", texts.of("invoicing.page.title", view.kindWord(), view.number()));
    model.addAttribute("sheet", sheet.html(paper));
    model.addAttribute("pdf", "/invoices/" + paper.id() + "/pdf?key=" + key);
    return "invoicing/invoice";
  }

  @GetMapping("/invoices/{named}/pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String named, @RequestParam(defaultValue = "") String key) {
    Invoice paper = opened(named, key);
    String name = sheet.view(paper).kindWord().replace(' ', '-') + "-" + paper.number() + ".pdf";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
        .header("X-Robots-Tag", "noindex")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
        .body(sheet.pdf(paper));
  }

  private Invoice opened(String named, String key) {
    return invoices
        .open(named, key)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
