package coop.byhand.notifications;

import coop.byhand.identity.Guests;
import coop.byhand.identity.Person;
import coop.byhand.identity.ReturnPath;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
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
    write(person, cause, key, false, figures);
  }

  /**
   * Tells a buyer something about a page of theirs. Guests have no account to sign in to: the
   * address in their letter lets them in, so the letter is kept as little as one with a sign-in link.
   *
   * @param figures what stands in the texts, given the language and the address of the page
   */
  void tellBuyer(
      Person buyer,
      String cause,
      String key,
      String page,
      BiFunction<Locale, String, Object[]> figures) {
    String way = guests.wayBack(buyer.id(), new ReturnPath(page)).toASCIIString();
    boolean letsIn = !way.equals(link(page));
    write(buyer, cause, key, letsIn, language -> figures.apply(language, way));
  }

  private void write(
      Person person,
      String cause,
      String key,
      boolean confidential,
      Function<Locale, Object[]> figures) {
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
            confidential));
  }

  /** The address of a page, as it stands in a letter. */
  String link(String path) {
    return address.of(path).toASCIIString();
  }
}
