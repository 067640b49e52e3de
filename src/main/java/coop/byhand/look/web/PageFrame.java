package coop.byhand.look.web;

import coop.byhand.look.Ink;
import java.util.List;
import java.util.Locale;

/**
 * What the frame of a public page needs to know: its language, its one canonical address, which of
 * the main links it belongs to, and the links to the other languages. In templates it is the model
 * attribute {@code frame}.
 *
 * @param language of the page, a BCP 47 tag
 * @param canonical full address without search words
 * @param section {@code works}, {@code assembly}, {@code rules} or empty
 */
public record PageFrame(
    String language, String canonical, String section, List<LanguageLink> languages) {

  /** A link to the same page in a language, named in that language. */
  public record LanguageLink(String language, String name, String href, boolean current) {}

  /** A line drawing by the name it has in {@link Ink}, in lower case. */
  public String ink(String name) {
    return Ink.valueOf(name.toUpperCase(Locale.ROOT)).svg("empty-drawing");
  }
}
