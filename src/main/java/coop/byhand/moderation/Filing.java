package coop.byhand.moderation;

import coop.byhand.identity.EmailAddress;
import coop.byhand.kernel.Digest;
import coop.byhand.moderation.ReportOutcome.Missing;
import coop.byhand.provenance.PlainText;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a report as it came and tells whether it can become a case. */
sealed interface Filing {

  int LONGEST_NAME = 100;

  /** Everything is there, and the texts are cleaned. */
  record Complete(Sender sender, Ground ground, String words) implements Filing {}

  record Lacking(Set<Missing> missing) implements Filing {}

  static Filing of(Reporter reporter, Notice notice) {
    Set<Missing> missing = EnumSet.noneOf(Missing.class);
    String words = PlainText.paragraphs(notice.words());
    int length = words.codePointCount(0, words.length());
    if (length < Notice.SHORTEST_WORDS) {
      missing.add(Missing.WORDS);
    } else if (length > Notice.LONGEST_WORDS) {
      missing.add(Missing.FEWER_WORDS);
    }
    if (!notice.goodFaith()) {
      missing.add(Missing.GOOD_FAITH);
    }
    Sender sender = sender(reporter, missing);
    Ground ground = notice.ground();
    if (ground == null) {
      missing.add(Missing.GROUND);
    }
    return ground == null || sender == null || !missing.isEmpty()
        ? new Lacking(missing)
        : new Complete(sender, ground, words);
  }

  private static @Nullable Sender sender(Reporter reporter, Set<Missing> missing) {
    return switch (reporter) {
      case Reporter.SignedIn(var person) -> new Sender.Known(person);
      case Reporter.Somebody(String typedName, String typedEmail, String remote) -> {
        String name = PlainText.line(typedName);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
          missing.add(Missing.NAME);
        }
        Optional<EmailAddress> email = EmailAddress.parse(typedEmail);
        if (email.isEmpty()) {
          missing.add(Missing.EMAIL);
          yield null;
        }
        yield new Sender.Named(name, email.get(), Digest.ofText(remote));
      }
    };
  }
}
