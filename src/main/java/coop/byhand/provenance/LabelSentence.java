package coop.byhand.provenance;

import coop.byhand.look.HouseFormats;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says a {@link ProvenanceLabel} in one sentence for people, the same one everywhere: "Checked on 3
 * May 2027 by two members; evidence: signed declaration, …". Days are those of the house's zone, as in
 * the lines beside it.
 */
@Component
public class LabelSentence {

  private final MessageSource messages;
  private final HouseFormats formats;

  LabelSentence(MessageSource messages, HouseFormats formats) {
    this.messages = messages;
    this.formats = formats;
  }

  /** The sentence in this language. */
  public String of(ProvenanceLabel label, Locale language) {
    return switch (label) {
      case ProvenanceLabel.Checked checked -> {
        List<String> kinds =
            checked.evidence().stream().map(kind -> say(language, kind.messageKey())).toList();
        yield say(
            language,
            "provenance.label.checked",
            day(checked.at(), language),
            checked.members(),
            String.join(", ", kinds));
      }
      case ProvenanceLabel.UnderReview review ->
          say(language, "provenance.label.review", day(review.since(), language));
      case ProvenanceLabel.NotConvinced refused ->
          say(language, "provenance.label.not-convinced", day(refused.at(), language));
      case ProvenanceLabel.NotChecked _ -> say(language, "provenance.label.not-checked");
    };
  }

  private String day(Instant at, Locale language) {
    return formats.in(language).day(at);
  }

  private String say(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
