package coop.byhand.notifications;

import coop.byhand.identity.Guests;
import coop.byhand.identity.Person;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.ReturnPath;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes letters to people by name, in their language, in one form. */
@Component
class LetterDesk {

  private static final String ROOM = "notifications.";

  private final Mails mails;
  private final Texts texts;
  private final PublicAddress address;
  private final Guests guests;

  LetterDesk(Mails mails, Texts texts, PublicAddress address, Guests guests) {
    this.mails = mails;
    this.texts = texts;
    this.address = address;
    this.guests = guests;
  }

  /**
   * Tells a person something.
   *
   * @param key of the texts {@code notifications.<key>.subject} and {@code .body}
   * @param figures what stands in the texts, given the language they are in
   */
  void tell(Person person, String cause, String key, Function<Locale, Object[]> figures) {
    Locale language = person.language();
    Object[] said = figures.apply(language);
    String body = texts.in(language, ROOM + key + ".body", said);
    mails.write(
        new Letter(
            cause,
            Optional.of(person.id()),
            person.email(),
            language,
            texts.in(language, ROOM + key + ".subject", said),
            texts.in(language, ROOM + "letter", person.name(), body, address.of("/")),
            false));
  }

  /** The address of a page, as it stands in a letter. */
  String link(String path) {
    return address.of(path).toASCIIString();
  }

  /** The address of a page of this buyer: guests have no account to sign in to, so it lets them in. */
  String link(PersonId buyer, String path) {
    return guests.wayBack(buyer, new ReturnPath(path)).toASCIIString();
  }
}
