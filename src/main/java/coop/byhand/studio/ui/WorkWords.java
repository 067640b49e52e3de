package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import java.util.Locale;

/** How works are named and their states told everywhere in the studio. */
final class WorkWords {

  private WorkWords() {}

  /** The title, or the name of the file while there is none. */
  static String name(Work work) {
    return work.title().isEmpty()
        ? new Span().getTranslation("studio.desk.untitled", work.fileName())
        : work.title();
  }

  /** The state as a word with its mark. */
  static StatusWord status(Work work) {
    return switch (work.state()) {
      case ListingState.Draft _ -> word(Tone.OPEN, "draft");
      case ListingState.InReview _ -> word(Tone.WAITING, "in-review");
      case ListingState.AwaitingPrice _ -> word(Tone.WAITING, "awaiting-price");
      case ListingState.Listed _ -> word(Tone.DONE, "listed");
      case ListingState.Refused _ -> word(Tone.REFUSED, "refused");
      case ListingState.Withdrawn _ -> word(Tone.OVER, "withdrawn");
    };
  }

  private static StatusWord word(Tone tone, String state) {
    return new StatusWord(tone, new Span().getTranslation("studio.state." + state));
  }

  /** Where the work is in the studio. */
  static RouteParameters address(Work work) {
    return new RouteParameters(new RouteParam("work", work.id().toString()));
  }

  /** Where one step of the work is in the studio. */
  static RouteParameters address(Work work, Step step) {
    return new RouteParameters(
        new RouteParam("work", work.id().toString()), new RouteParam("step", step.path()));
  }

  /** The last part of the message keys of a medium. */
  static String medium(Work work) {
    return work.medium().name().toLowerCase(Locale.ROOT);
  }
}
