package coop.byhandsandbox;

import java.util.Optional;

/** What every page has in common: the notice about test money, the name of the shop, the rules. */
final class PageFrame {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="{0}">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <title>{1}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/assets/page.css">
      </head>
      <body>
      <a class="skip" href="#main">{2}</a>
      <div class="banner" role="region" aria-label="{3}">
      <p><strong>{3}</strong> {4}</p>
      </div>
      <header><p class="shop">{5}</p></header>
      <main id="main">
      {!6}
      </main>
      <footer><p>{7}</p></footer>
      </body>
      </html>
      """;

  private final String shop;

  PageFrame(String shop) {
    this.shop = shop;
  }

  String shop() {
    return shop;
  }

  /** A page around its content; the content is markup, the title is not. */
  Reply page(int status, PageTexts texts, String title, String content) {
    return page(status, texts, title, content, Optional.empty());
  }

  /** A page whose form may lead to the shop, which the content policy has to name. */
  Reply page(
      int status, PageTexts texts, String title, String content, Optional<String> originOfTheShop) {
    String html =
        Html.fill(
            PAGE,
            texts.language(),
            title + " – " + shop,
            texts.say("page.skip"),
            texts.say("page.banner.title"),
            texts.say("page.banner.text"),
            shop,
            content,
            texts.say("page.footer", shop));
    String formTargets = originOfTheShop.map(origin -> "'self' " + origin).orElse("'self'");
    return secured(Reply.html(status, html), formTargets)
        .with("Content-Language", texts.language())
        .with("Vary", "Accept-Language");
  }

  /** The rules that go with everything a browser gets from here. */
  static Reply secured(Reply reply, String formTargets) {
    return reply
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action "
                + formTargets
                + "; base-uri 'none'; frame-ancestors 'none'")
        .with("X-Content-Type-Options", "nosniff")
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        .with("Cache-Control", "no-store");
  }
}
