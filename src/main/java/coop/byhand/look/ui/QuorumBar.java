package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A part of a whole with a mark where it is enough; the words say it, the bar repeats it. */
public final class QuorumBar extends Div {

  /**
   * @param words for example {@code 31 of 48 needed}
   * @param have how many there are
   * @param need how many are enough
   * @param all how many there could be
   */
  public QuorumBar(String words, long have, long need, long all) {
    addClassName("quorum");
    Paragraph sentence = new Paragraph(words);
    sentence.addClassName("small");
    long whole = Math.max(1, all);
    long full = Math.min(1000, have * 1000 / whole);
    long mark = Math.min(1000, need * 1000 / whole);
    add(
        sentence,
        new Inked(
            "<svg class=\"quorum-bar\" viewBox=\"0 0 1000 6\" preserveAspectRatio=\"none\""
                + " aria-hidden=\"true\" focusable=\"false\">"
                + "<rect class=\"quorum-all\" x=\"0\" y=\"0\" width=\"1000\" height=\"6\"/>"
                + "<rect class=\"quorum-have\" x=\"0\" y=\"0\" width=\""
                + full
                + "\" height=\"6\"/><line class=\"quorum-need\" x1=\""
                + mark
                + "\" x2=\""
                + mark
                + "\" y1=\"-4\" y2=\"10\"/></svg>"));
  }
}
