package coop.byhand.storefront.web;

import coop.byhand.catalogue.WorkId;
import coop.byhand.look.Formats;
import coop.byhand.look.Texts;
import coop.byhand.moderation.Moderation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on the page of a work that a report about it waits for its answer. */
@Component
class ReportNote {

  private final Moderation moderation;
  private final Texts texts;

  ReportNote(Moderation moderation, Texts texts) {
    this.moderation = moderation;
    this.texts = texts;
  }

  /** The sentence, by the report that is open longest; null when none is. */
  @Nullable String of(WorkId work, Formats written) {
    return moderation
        .openCaseOf(work)
        .map(open -> texts.of("storefront.work.openReport", written.day(open.state().since())))
        .orElse(null);
  }
}
