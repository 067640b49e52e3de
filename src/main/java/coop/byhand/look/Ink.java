package coop.byhand.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The drawings of the house, kept as SVG files in {@code frontend/look/marks}: its mark, the blank
 * stamp, and line drawings of one ink weight for empty states. Put inline into pages, so that they
 * take the ink of the theme.
 */
public enum Ink {
  /** The small square mark beside the name. */
  MARK,
  /** The stamp's frame without words. */
  STAMP,
  /** An empty picture on its hook: nothing hangs here. */
  HOOK,
  /** A closed crate: withdrawn. */
  CRATE,
  /** An open drawer of a plan chest: nothing kept here. */
  DRAWER,
  /** A ballot box. */
  BALLOT,
  /** A tidy bench: nothing waits. */
  BENCH,
  /** A broken pencil: something went wrong on our side. */
  PENCIL;

  private final String inner;
  private final String viewBox;

  Ink() {
    String file = "/META-INF/resources/look/marks/" + name().toLowerCase(Locale.ROOT) + ".svg";
    try (InputStream in = Ink.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      inner = svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>"));
      int box = svg.indexOf("viewBox=\"") + "viewBox=\"".length();
      viewBox = svg.substring(box, svg.indexOf('"', box));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The strokes, without the element around them. */
  public String inner() {
    return inner;
  }

  /** As decoration with a class of the style sheet: hidden from screen readers. */
  public String svg(String cssClass) {
    return "<svg class=\""
        + cssClass
        + "\" viewBox=\""
        + viewBox
        + "\" aria-hidden=\"true\" focusable=\"false\">"
        + inner
        + "</svg>";
  }

  /** The stamp with its two lines of words, as decoration beside a text that says the same. */
  public static String stamp(String words, String level) {
    return "<svg class=\"stamp\" viewBox=\"0 0 100 100\" aria-hidden=\"true\" focusable=\"false\">"
        + STAMP.inner
        + "<text class=\"stamp-words\" x=\"50\" y=\"47.5\">"
        + escaped(words)
        + "</text> <text class=\"stamp-level\" x=\"50\" y=\"71.5\">"
        + escaped(level)
        + "</text></svg>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
