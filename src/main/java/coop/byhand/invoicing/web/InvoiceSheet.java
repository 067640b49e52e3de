package coop.byhand.invoicing.web;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import coop.byhand.invoicing.Invoice;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Draws a paper from one template: as part of the page, and as a tagged PDF/A-3 with its fonts
 * inside. The same paper is the same bytes, today and in ten years, as long as the template and the
 * library are: the file bears the time of the paper, not that of the drawing.
 */
@Component
class InvoiceSheet {

  private static final String FILES = "/coop/byhand/invoicing/";

  /** A font as the style names it. */
  private record Face(String family, int weight, FSSupplier<InputStream> file) {}

  private final ITemplateEngine templates;
  private final Texts texts;
  private final HouseFormats formats;
  private final String style;
  private final List<Face> faces;
  private final byte[] colours;

  InvoiceSheet(ITemplateEngine templates, Texts texts, HouseFormats formats) {
    this.templates = templates;
    this.texts = texts;
    this.formats = formats;
    this.style = new String(file("pdf.css"), StandardCharsets.UTF_8);
    this.faces =
        List.of(
            new Face("Instrument Sans", 400, font("fonts/instrument-sans-400.ttf")),
            new Face("Instrument Sans", 600, font("fonts/instrument-sans-600.ttf")),
            new Face("Newsreader", 500, font("fonts/newsreader-500.ttf")),
            new Face("Noto Sans", 400, font("fonts/noto-sans-400.ttf")),
            new Face("Noto Sans", 600, font("fonts/noto-sans-600.ttf")));
    this.colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    // It tells about every step of every page.
    XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
  }

  InvoiceView view(Invoice paper) {
    return InvoiceView.of(paper, texts, formats.in(paper.language()));
  }

  /** The paper as an HTML fragment in its own language, whatever the reader's. */
  String html(Invoice paper) {
    Context words = new Context(paper.language());
    words.setVariable("paper", view(paper));
    return templates.process("invoicing/sheet", Set.of("sheet"), words);
  }

  /** The paper as a file. */
  byte[] pdf(Invoice paper) {
    InvoiceView view = view(paper);
    Context words = new Context(paper.language());
    words.setVariable("paper", view);
    words.setVariable("title", title(view, paper.language()));
    words.setVariable("style", style.replace("__FOOT__", foot(view, paper.language())));
    String html = templates.process("invoicing/pdf", words);
    try (PdfBoxRenderer renderer = renderer(html);
        PDDocument document = renderer.createPDFKeepOpen();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      date(document, paper.issuedAt());
      document.setDocumentId(paper.id().value().getLeastSignificantBits());
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot draw " + paper.number(), broken);
    }
  }

  private PdfBoxRenderer renderer(String html) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(colours);
    builder.withProducer("Byhand");
    // A paper is whole in itself; whatever it might name, nothing is fetched.
    builder.useUriResolver((base, uri) -> null);
    for (Face face : faces) {
      builder.useFont(face.file(), face.family(), face.weight(), FontStyle.NORMAL, true);
    }
    builder.withHtmlContent(html, null);
    return builder.buildPdfRenderer();
  }

  /** The library writes the present moment into the file, twice; the paper has its own. */
  private static void date(PDDocument document, Instant at) throws IOException {
    ZonedDateTime moment = at.atZone(ZoneOffset.UTC);
    document.getDocumentInformation().setCreationDate(GregorianCalendar.from(moment));
    byte[] described = document.getDocumentCatalog().getMetadata().toByteArray();
    String dated =
        new String(described, StandardCharsets.UTF_8)
            .replaceFirst(
                "<xmp:CreateDate>[^<]*</xmp:CreateDate>",
                "<xmp:CreateDate>%tFT%<tT+00:00</xmp:CreateDate>".formatted(moment));
    document
        .getDocumentCatalog()
        .getMetadata()
        .importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
  }

  private String title(InvoiceView view, Locale language) {
    return texts.in(language, "invoicing.pdf.title", view.kindWord(), view.number());
  }

  /** Stands at the foot of every sheet, in a string of the style: no quotes, no escapes. */
  private String foot(InvoiceView view, Locale language) {
    return texts
        .in(language, "invoicing.pdf.foot", view.sellerName(), view.kindWord(), view.number())
        .replaceAll("[\"\\\\\\n<]", " ");
  }

  private static FSSupplier<InputStream> font(String name) {
    byte[] bytes = file(name);
    return () -> new ByteArrayInputStream(bytes);
  }

  private static byte[] file(String name) {
    try (InputStream stream = InvoiceSheet.class.getResourceAsStream(FILES + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the jar: " + FILES + name);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
