package coop.byhand.look;

import coop.byhand.kernel.Money;

/**
 * How one price is divided, ready to be shown as a bar and as words. The widths are thousandths of
 * the bar; a share above nothing is at least 12 wide, so that it can be seen, and the four sum to
 * 1000.
 *
 * @param makerName who keeps the maker's share
 * @param price the whole, before tax
 * @param fundUnits width of the solidarity fund's share, 0 if it gets nothing
 * @param reserveUnits width of the collective reserve's share, 0 if it gets nothing
 */
public record SplitLine(
    String makerName,
    String price,
    String makerKeeps,
    String coopTakes,
    String fundGets,
    String reserveGets,
    int makerUnits,
    int coopUnits,
    int fundUnits,
    int reserveUnits) {

  private static final int WHOLE = 1000;
  private static final int LEAST = 12;

  /** Shows shares that somebody else has worked out; they must sum to the price. */
  public static SplitLine of(
      String makerName,
      Money price,
      Money maker,
      Money coop,
      Money fund,
      Money reserve,
      Formats formats) {
    if (!maker.plus(coop).plus(fund).plus(reserve).equals(price)) {
      throw new IllegalArgumentException("shares do not sum to " + price);
    }
    int coopUnits = units(coop, price);
    int fundUnits = units(fund, price);
    int reserveUnits = units(reserve, price);
    return new SplitLine(
        makerName,
        formats.money(price),
        formats.money(maker),
        formats.money(coop),
        formats.money(fund),
        formats.money(reserve),
        WHOLE - coopUnits - fundUnits - reserveUnits,
        coopUnits,
        fundUnits,
        reserveUnits);
  }

  private static int units(Money share, Money price) {
    if (share.isZero() || price.isZero()) {
      return 0;
    }
    return (int) Math.max(LEAST, Math.multiplyExact(share.minor(), WHOLE) / price.minor());
  }

  /** The bar alone; the words beside it carry the meaning. */
  public String svg() {
    StringBuilder bar =
        new StringBuilder(
            "<svg class=\"split-bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\""
                + " aria-hidden=\"true\" focusable=\"false\">");
    rect(bar, "split-maker", 0, makerUnits - 4);
    rect(bar, "split-coop", makerUnits, coopUnits - 4);
    rect(bar, "split-fund", makerUnits + coopUnits, fundUnits - (reserveUnits > 0 ? 4 : 0));
    rect(bar, "split-reserve", makerUnits + coopUnits + fundUnits, reserveUnits);
    return bar.append("</svg>").toString();
  }

  private static void rect(StringBuilder bar, String cssClass, int from, int width) {
    if (width > 0) {
      bar.append("<rect class=\"")
          .append(cssClass)
          .append("\" x=\"")
          .append(from)
          .append("\" y=\"0\" width=\"")
          .append(width)
          .append("\" height=\"10\"/>");
    }
  }
}
