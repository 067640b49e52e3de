package coop.byhandsandbox;

/** Puts texts safely into a page. */
final class Html {
  private Html() {}

  /** Fills {0} with an escaped value, and {!0} with one that is already markup. */
  static String fill(String template, String... values) {
    StringBuilder page = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      page.append(template, at, open);
      String inside = template.substring(open + 1, close);
      if (inside.startsWith("!")) {
        page.append(values[Integer.parseInt(inside.substring(1))]);
      } else {
        page.append(escape(values[Integer.parseInt(inside)]));
      }
      at = close + 1;
    }
    return page.append(template.substring(at)).toString();
  }

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
