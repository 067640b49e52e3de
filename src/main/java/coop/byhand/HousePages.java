package coop.byhand;

import coop.byhand.look.PublicAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages about the house itself, and the two files that programs look for. */
@Controller
class HousePages {

  /** How long security.txt says that it holds; RFC 9116 asks for less than a year. */
  private static final Duration SECURITY_TXT_HOLDS = Duration.ofDays(180);

  /** Crawlers that collect for the training of models, as their operators name them. */
  private static final String TRAINING_CRAWLERS =
      """
      User-agent: GPTBot
      User-agent: ClaudeBot
      User-agent: anthropic-ai
      User-agent: CCBot
      User-agent: Google-Extended
      User-agent: Applebot-Extended
      User-agent: Bytespider
      User-agent: meta-externalagent
      User-agent: Amazonbot
      User-agent: Diffbot
      User-agent: img2dataset
      User-agent: cohere-training-data-crawler
      Disallow: /
      """;

  private final PublicAddress address;
  private final String contact;
  private final Clock clock;

  HousePages(PublicAddress address, @Value("${byhand.contact:}") String contact, Clock clock) {
    this.address = address;
    this.contact = contact.strip();
    this.clock = clock;
  }

  @ModelAttribute("contact")
  String contact() {
    return contact;
  }

  @GetMapping("/about")
  String about() {
    return "house/about";
  }

  @GetMapping("/accessibility")
  String accessibility() {
    return "house/accessibility";
  }

  @GetMapping("/security")
  String security() {
    return "house/security";
  }

  @GetMapping("/transparency")
  String transparency() {
    return "house/transparency";
  }

  @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String robots() {
    return TRAINING_CRAWLERS
        + """

        User-agent: *
        Content-Signal: search=yes, ai-input=no, ai-train=no
        Disallow: /app
        Disallow: /sign-in
        Disallow: /sign-out
        Disallow: /downloads/
        Disallow: /hooks/
        """;
  }

  /** RFC 9116. */
  @GetMapping(path = "/.well-known/security.txt", produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String securityTxt() {
    String write = contact.isEmpty() ? "" : "Contact: mailto:" + contact + "\n";
    return write
        + "Contact: "
        + address.of("/security")
        + "\nPolicy: "
        + address.of("/security")
        + "\nPreferred-Languages: en, de\nCanonical: "
        + address.of("/.well-known/security.txt")
        + "\nExpires: "
        + clock.instant().plus(SECURITY_TXT_HOLDS).truncatedTo(ChronoUnit.DAYS)
        + "\n";
  }
}
