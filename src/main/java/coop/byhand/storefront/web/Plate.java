package coop.byhand.storefront.web;

import coop.byhand.catalogue.Dimensions;
import coop.byhand.catalogue.WorkCard;
import coop.byhand.look.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work in a row of works: its picture, or the first words of a text as a page.
 *
 * @param priceFrom null while it is not for sale
 * @param picture null for texts and sounds, and while the pictures of a work are not made
 * @param excerpt null for pictures and films
 * @param ratioClass class of the style sheet for width / height in hundredths
 */
record Plate(
    String href,
    String title,
    String maker,
    @Nullable String priceFrom,
    String ratioClass,
    @Nullable Picture picture,
    @Nullable String excerpt) {

  private static final int FLATTEST = 300;
  private static final int SLENDEREST = 40;

  /** A page of a book. */
  private static final String PAGE = "ratio-78";

  static List<Plate> of(List<WorkCard> cards, Formats formats) {
    return cards.stream().map(card -> of(card, formats)).toList();
  }

  private static Plate of(WorkCard card, Formats formats) {
    Dimensions shape = card.dimensions();
    Picture picture =
        shape == null || !card.isPictured()
            ? null
            : Picture.small(
                card.id(), shape, card.altText().isEmpty() ? card.title() : card.altText());
    String opening = card.opening();
    return new Plate(
        Links.work(card.id()),
        card.title(),
        card.creatorName(),
        card.priceFrom() == null ? null : formats.money(card.priceFrom()),
        shape == null ? PAGE : ratioClass(shape),
        picture,
        shape == null ? (opening == null ? card.title() : opening) : null);
  }

  static String ratioClass(Dimensions shape) {
    long hundredths = (shape.width() * 100L + shape.height() / 2) / shape.height();
    return "ratio-" + Math.clamp(hundredths, SLENDEREST, FLATTEST);
  }
}
