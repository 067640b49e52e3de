package coop.byhand.look;

import coop.byhand.kernel.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How one price is divided, ready to be shown as a bar and as words. The widths are thousandths of
 * the bar; a share above nothing is at least 12 wide, so that it can be seen, and all sum to 1000.
 *
 * @param makers who keeps what of the creators' part, at least one, the largest part first
 * @param price the whole, before tax
 * @param fundUnits width of the solidarity fund's share, 0 if it gets nothing
 * @param reserveUnits width of the collective reserve's share, 0 if it gets nothing
 */
public record SplitLine(
    List<Maker> makers,
    String price,
    String coopTakes,
    String fundGets,
    String reserveGets,
    int coopUnits,
    int fundUnits,
    int reserveUnits) {

  private static final int WHOLE = 1000;
  private static final int LEAST = 12;
  private static final int GAP = 4;

  /** One person's part in words, and how wide it is. */
  public record Maker(String name, String keeps, int units) {}

  /** What one person gets of the creators' part. */
  public record Part(String name, Money amount) {}

  public SplitLine {
    makers = List.copyOf(makers);
  }

  /** Shows shares that somebody else has worked out; they must sum to the price. */
  public static SplitLine of(
      String makerName,
      Money price,
      Money maker,
      Money coop,
      Money fund,
      Money reserve,
      Formats formats) {
    return of(List.of(new Part(makerName, maker)), price, coop, fund, reserve, formats);
  }

  /**
   * The same for several people who share the creators' part.
   *
   * @param parts at least one; equal ones are shown in this order
   */
  public static SplitLine of(
      List<Part> parts, Money price, Money coop, Money fund, Money reserve, Formats formats) {
    Money sum = coop.plus(fund).plus(reserve);
    for (Part part : parts) {
      sum = sum.plus(part.amount());
    }
    if (parts.isEmpty() || !sum.equals(price)) {
      throw new IllegalArgumentException("shares do not sum to " + price);
    }
    int coopUnits = units(coop, price);
    int fundUnits = units(fund, price);
    int reserveUnits = units(reserve, price);
    return new SplitLine(
        makers(parts, price, WHOLE - coopUnits - fundUnits - reserveUnits, formats),
        formats.money(price),
        formats.money(coop),
        formats.money(fund),
        formats.money(reserve),
        coopUnits,
        fundUnits,
        reserveUnits);
  }

  /** What rounding leaves over of the width goes to the largest part. */
  private static List<Maker> makers(List<Part> parts, Money price, int width, Formats formats) {
    List<Part> ordered =
        parts.stream()
            .sorted(Comparator.comparing(Part::amount, Comparator.reverseOrder()))
            .toList();
    int left = width;
    List<Maker> makers = new ArrayList<>();
    for (Part part : ordered.subList(1, ordered.size())) {
      int units = units(part.amount(), price);
      left -= units;
      makers.add(new Maker(part.name(), formats.money(part.amount()), units));
    }
    Part first = ordered.getFirst();
    makers.addFirst(new Maker(first.name(), formats.money(first.amount()), left));
    return makers;
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
    int from = 0;
    for (Maker maker : makers) {
      rect(bar, "split-maker", from, maker.units() - GAP);
      from += maker.units();
    }
    rect(bar, "split-coop", from, coopUnits - GAP);
    rect(bar, "split-fund", from + coopUnits, fundUnits - (reserveUnits > 0 ? GAP : 0));
    rect(bar, "split-reserve", from + coopUnits + fundUnits, reserveUnits);
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
