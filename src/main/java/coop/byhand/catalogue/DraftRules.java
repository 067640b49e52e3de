package coop.byhand.catalogue;

import coop.byhand.media.Document;
import coop.byhand.media.Film;
import coop.byhand.media.MediaFile;
import coop.byhand.media.Picture;
import coop.byhand.media.Recording;
import coop.byhand.media.Writing;
import coop.byhand.policy.Medium;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file means for the work drafted from it, and what a draft must have to be handed in. */
final class DraftRules {

  private DraftRules() {}

  /** The kind of work; documents with pages are texts to the policy. */
  static Medium medium(MediaFile file) {
    return switch (file) {
      case Picture _ -> Medium.IMAGE;
      case Recording _ -> Medium.AUDIO;
      case Film _ -> Medium.VIDEO;
      case Writing _, Document _ -> Medium.TEXT;
    };
  }

  static @Nullable Dimensions dimensions(MediaFile file) {
    return switch (file) {
      case Picture picture -> new Dimensions(picture.uprightWidth(), picture.uprightHeight());
      case Film film -> new Dimensions(film.width(), film.height());
      case Recording _, Writing _, Document _ -> null;
    };
  }

  static @Nullable Duration duration(MediaFile file) {
    return switch (file) {
      case Recording recording -> recording.duration();
      case Film film -> film.duration();
      case Picture _, Writing _, Document _ -> null;
    };
  }

  static @Nullable String opening(MediaFile file) {
    return file instanceof Writing writing ? PlainText.paragraphs(writing.opening()) : null;
  }

  static PreviewState previews(MediaFile file) {
    return switch (file) {
      case Picture _, Recording _ -> PreviewState.PENDING;
      case Film _, Writing _, Document _ -> PreviewState.NONE;
    };
  }

  /** Tags as they are kept: one line each, lower case, none twice, none empty. */
  static List<String> tags(List<String> typed) {
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : typed) {
      String kept = PlainText.line(tag).toLowerCase(Locale.ROOT);
      if (!kept.isEmpty()) {
        tags.add(kept);
      }
    }
    return List.copyOf(tags);
  }

  /** What a draft still lacks, in the order of the form. */
  static List<SubmitOutcome.Missing> missing(Work work, ClaimState claim) {
    List<SubmitOutcome.Missing> missing = new ArrayList<>();
    if (work.title().isEmpty()) {
      missing.add(SubmitOutcome.Missing.TITLE);
    }
    if (work.description().isEmpty()) {
      missing.add(SubmitOutcome.Missing.DESCRIPTION);
    }
    if (work.tags().isEmpty()) {
      missing.add(SubmitOutcome.Missing.TAGS);
    }
    if (work.medium() == Medium.IMAGE && work.altText().isEmpty()) {
      missing.add(SubmitOutcome.Missing.ALT_TEXT);
    }
    if (claim instanceof ClaimState.Open) {
      missing.add(SubmitOutcome.Missing.DECLARATION);
    }
    return missing;
  }
}
