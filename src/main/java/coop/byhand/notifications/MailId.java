package coop.byhand.notifications;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names one mail. Outside form {@code mail_…}. */
public record MailId(UUID value) {

  private static final String KIND = "mail";

  /** A new id for a mail written at this instant. */
  public static MailId at(Instant now) {
    return new MailId(Uuid7.at(now));
  }

  /** Reads the outside form; empty if it is anything else. */
  public static Optional<MailId> parse(String text) {
    return TypedId.parse(KIND, text).map(MailId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
