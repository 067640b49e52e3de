package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.RegistrationOutcome;
import coop.byhand.notifications.Mail;
import coop.byhand.notifications.Mails;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs visitors in the way a person does: asks for the link, reads the mail, presses the button. */
public final class Doorkeeper {

  private static final Pattern LINK = Pattern.compile("https?://\\S+?(/sign-in/link\\?token=\\S+)");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Mails mails;

  public Doorkeeper(Mails mails) {
    this.mails = mails;
  }

  /** An address that nobody had before. */
  public static String freshAddress() {
    return "visitor" + NUMBER.incrementAndGet() + "." + System.nanoTime() + "@example.org";
  }

  /** The path of the newest link that was mailed to this address. */
  public Optional<String> newestLink(String email) {
    return mails.newest(200).stream()
        .filter(mail -> mail.to().value().equals(email))
        .findFirst()
        .flatMap(Mail::body)
        .map(LINK::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  /** Registers somebody of this name and lets them sign in; their browser holds the session. */
  public Guest guest(People people, int port, String name) {
    String email = freshAddress();
    Person person =
        switch (people.register(name, email, Locale.ENGLISH)) {
          case RegistrationOutcome.Registered(Person registered) -> registered;
          case RegistrationOutcome other -> throw new AssertionError(other.toString());
        };
    Visitor browser = new Visitor(port);
    browser.submit("/sign-in", "/sign-in", Map.of("email", email));
    String link = newestLink(email).orElseThrow();
    String token = link.substring(link.indexOf('=') + 1);
    assertThat(browser.submit(link, "/sign-in/link", Map.of("token", token)).statusCode())
        .isEqualTo(302);
    return new Guest(person.id(), browser);
  }

  /** Somebody who is signed in. */
  public record Guest(PersonId id, Visitor browser) {}

  /** A newcomer who is signed in when this returns. */
  public Visitor newcomer(int port, String name) {
    Visitor visitor = new Visitor(port);
    String email = freshAddress();
    assertThat(visitor.submit("/sign-in", "/sign-in", Map.of("email", email)).statusCode())
        .isEqualTo(200);
    String link = newestLink(email).orElseThrow();
    String token = link.substring(link.indexOf('=') + 1);
    assertThat(
            visitor
                .submit(link, "/sign-in/link", Map.of("token", token, "name", name))
                .statusCode())
        .isEqualTo(302);
    return visitor;
  }
}
