package coop.byhand.look;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A rate over time, drawn as steps: once for wide and once for narrow screens, so that the letters
 * keep their size. A table with the same values belongs beside it; the drawing carries a sentence
 * for those who do not see it.
 *
 * @param steps values in the order they came into force, at least one
 * @param until the right edge, not before the last step
 * @param label the sentence
 * @param untilWords what stands under the right edge, for example {@code today}
 */
public record RateDrawing(
    List<RateStep> steps, Instant until, String label, String untilWords, Formats formats) {

  private static final int BASIS_POINTS_PER_LINE = 1_000;

  public RateDrawing {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || until.isBefore(steps.getLast().since())) {
      throw new IllegalArgumentException("a rate needs a step, and an end after its last step");
    }
  }

  /** The wide and the narrow drawing; the style sheet shows the one that fits. */
  public List<String> drawings() {
    return List.of(
        new Sheet("rate-wide", 1000, 300, 48).draw(),
        new Sheet("rate-narrow", 328, 220, 40).draw());
  }

  /** Both drawings, for a template. */
  public String svg() {
    return String.join("", drawings());
  }

  private final class Sheet {
    private final String cssClass;
    private final int width;
    private final int height;
    private final int left;
    private final int top = 26;
    private final int bottom = 28;
    private final int ceiling;
    private final StringBuilder out = new StringBuilder();

    Sheet(String cssClass, int width, int height, int left) {
      this.cssClass = cssClass;
      this.width = width;
      this.height = height;
      this.left = left;
      int highest = steps.stream().mapToInt(step -> step.rate().value()).max().orElse(0);
      this.ceiling = (highest / BASIS_POINTS_PER_LINE + 1) * BASIS_POINTS_PER_LINE;
    }

    String draw() {
      out.append("<svg class=\"rate-chart ").append(cssClass).append("\" viewBox=\"0 0 ");
      out.append(width).append(' ').append(height).append("\" role=\"img\" aria-label=\"");
      out.append(Ink.escaped(label)).append("\" focusable=\"false\">");
      grid();
      line();
      steps.stream().skip(1).forEach(this::vote);
      values();
      text("", left, height - 6, "start", formats.month(steps.getFirst().since()));
      text("", width - 8, height - 6, "end", untilWords);
      return out.append("</svg>").toString();
    }

    private void grid() {
      int every = ceiling > 5 * BASIS_POINTS_PER_LINE ? 2 : 1;
      for (int value = 0; value <= ceiling; value += every * BASIS_POINTS_PER_LINE) {
        long y = y(value);
        out.append("<line class=\"rate-grid\" x1=\"").append(left).append("\" x2=\"");
        out.append(width - 8).append("\" y1=\"").append(y).append("\" y2=\"").append(y);
        out.append("\"/>");
        text("", left - 8, y + 4, "end", value / 100 + "\u00a0%");
      }
    }

    private void line() {
      out.append("<path class=\"rate-line\" d=\"M").append(left).append(' ');
      out.append(y(steps.getFirst().rate().value()));
      for (RateStep step : steps.subList(1, steps.size())) {
        out.append('H').append(x(step.since())).append('V').append(y(step.rate().value()));
      }
      out.append('H').append(width - 8).append("\"/>");
    }

    private void vote(RateStep step) {
      out.append("<circle class=\"rate-vote\" cx=\"").append(x(step.since()));
      out.append("\" cy=\"").append(y(step.rate().value())).append("\" r=\"4.5\"/>");
    }

    /** Each value over the beginning of its step; where steps crowd, only the last one speaks. */
    private void values() {
      long free = width - 8L;
      RateStep last = steps.getLast();
      if (x(last.since()) > free - 44) {
        text("rate-value", free, y(last.rate().value()) - 12, "end", formats.rate(last.rate()));
        free -= 60;
      }
      for (RateStep step : steps.reversed()) {
        long x = x(step.since()) + 6;
        if (x + 44 <= free) {
          text("rate-value", x, y(step.rate().value()) - 10, "start", formats.rate(step.rate()));
          free = x - 6;
        }
      }
    }

    private void text(String textClass, long x, long y, String anchor, String words) {
      out.append("<text class=\"").append(textClass).append("\" x=\"").append(x);
      out.append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor).append("\">");
      out.append(Ink.escaped(words)).append("</text>");
    }

    private long x(Instant at) {
      Instant from = steps.getFirst().since();
      long whole = Math.max(1, Duration.between(from, until).toMinutes());
      return left + Duration.between(from, at).toMinutes() * (width - 8 - left) / whole;
    }

    private long y(int basisPoints) {
      return top + (long) (height - top - bottom) * (ceiling - basisPoints) / ceiling;
    }
  }
}
