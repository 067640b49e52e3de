package coop.byhand.identity;

import coop.byhand.identity.LinkRequestOutcome.NotAnAddress;
import coop.byhand.identity.LinkRequestOutcome.Sent;
import coop.byhand.identity.LinkRequestOutcome.TooMany;
import coop.byhand.identity.Redemption.NameNeeded;
import coop.byhand.identity.Redemption.SignedIn;
import coop.byhand.identity.RegistrationOutcome.AlreadyRegistered;
import coop.byhand.identity.RegistrationOutcome.Field;
import coop.byhand.identity.RegistrationOutcome.Invalid;
import coop.byhand.identity.RegistrationOutcome.Registered;
import coop.byhand.identity.SignInLinks.OpenLink;
import coop.byhand.kernel.Digest;
import coop.byhand.look.Languages;
import coop.byhand.look.PublicAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who can sign in. There are no passwords: a one-time link goes to the mail address, and
 * using it signs in, or makes the account of a newcomer. Known and unknown addresses take the same
 * path, so that nobody learns here who has an account. Using a link proves the address, so what was
 * bought under it as a guest belongs to the account from then on.
 */
@Service
public class People {

  /** How long a link works. */
  static final Duration LINK_LIFE = Duration.ofMinutes(15);

  /** Links for one address; also stops somebody from filling a stranger's mailbox. */
  static final Throttle PER_ADDRESS = new Throttle(5, Duration.ofMinutes(15));

  /** Links asked for from one network address, which a whole office may share. */
  static final Throttle PER_REMOTE = new Throttle(40, Duration.ofMinutes(15));

  private static final Duration KEEP_REQUESTS = Duration.ofDays(1);

  private final Accounts accounts;
  private final SignInLinks links;
  private final SecretTokens tokens;
  private final PublicAddress publicAddress;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  People(
      Accounts accounts,
      SignInLinks links,
      SecretTokens tokens,
      PublicAddress publicAddress,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.tokens = tokens;
    this.publicAddress = publicAddress;
    this.events = events;
    this.clock = clock;
  }

  /** The person with this id, who must exist. */
  @Transactional(readOnly = true)
  public Person get(PersonId id) {
    return accounts
        .byId(id)
        .orElseThrow(() -> new IllegalArgumentException("nobody has the id " + id));
  }

  /** The person with this id. */
  @Transactional(readOnly = true)
  public Optional<Person> find(PersonId id) {
    return accounts.byId(id);
  }

  /** The person with this mail address. */
  @Transactional(readOnly = true)
  public Optional<Person> find(EmailAddress email) {
    return accounts.byEmail(email);
  }

  /** Several people at once; those who do not exist are left out. */
  @Transactional(readOnly = true)
  public Map<PersonId, Person> byIds(Collection<PersonId> ids) {
    Map<PersonId, Person> people = HashMap.newHashMap(ids.size());
    if (!ids.isEmpty()) {
      accounts.byIds(ids).forEach(person -> people.put(person.id(), person));
    }
    return people;
  }

  /** Makes an account without a mail; for imports and the demonstration. */
  @Transactional
  public RegistrationOutcome register(String name, String email, Locale language) {
    Optional<String> cleanName = PersonName.clean(name);
    if (cleanName.isEmpty()) {
      return new Invalid(Field.NAME);
    }
    Optional<EmailAddress> address = EmailAddress.parse(email);
    if (address.isEmpty()) {
      return new Invalid(Field.EMAIL);
    }
    return insert(cleanName.get(), address.get(), language, clock.instant());
  }

  /**
   * Sends a one-time link to an address, whether or not it has an account.
   *
   * @param remote network address the request came from
   * @param destination where to go after signing in
   */
  @Transactional
  public LinkRequestOutcome requestSignInLink(
      String typed, String remote, Locale language, ReturnPath destination) {
    Optional<EmailAddress> parsed = EmailAddress.parse(typed);
    if (parsed.isEmpty()) {
      return new NotAnAddress(typed);
    }
    Instant now = clock.instant();
    EmailAddress email = parsed.get();
    Digest emailDigest = Digest.ofText(email.value());
    Digest remoteDigest = Digest.ofText(remote);
    Optional<Duration> pause = pause(emailDigest, remoteDigest, now);
    if (pause.isPresent()) {
      return new TooMany(pause.get());
    }
    links.note(emailDigest, remoteDigest, now);
    Optional<Person> known = accounts.byEmail(email);
    Locale inLanguage = known.map(Person::language).orElseGet(() -> Languages.closest(language));
    String token = tokens.fresh();
    Instant expiresAt = now.plus(LINK_LIFE);
    links.insert(
        Digest.ofText(token), new OpenLink(email, inLanguage, destination), now, expiresAt);
    URI link = publicAddress.of("/sign-in/link?token=" + token);
    events.publishEvent(
        new SignInLinkRequested(known.map(Person::id), email, inLanguage, link, now, expiresAt));
    return new Sent(email);
  }

  /** What a link would do, without using it up: mail programs open links before people do. */
  @Transactional(readOnly = true)
  public LinkState linkState(String token) {
    Optional<OpenLink> link = links.find(Digest.ofText(token), clock.instant());
    if (link.isEmpty()) {
      return new LinkState.Dead();
    }
    EmailAddress email = link.get().email();
    return accounts.byEmail(email).isPresent()
        ? new LinkState.Ready(email)
        : new LinkState.NewHere(email);
  }

  /**
   * Uses a link up. A newcomer's account is made with the given name; for everybody else the name
   * is ignored.
   */
  @Transactional
  public Redemption redeem(String token, String name) {
    Instant now = clock.instant();
    Digest digest = Digest.ofText(token);
    Optional<OpenLink> found = links.lock(digest, now);
    if (found.isEmpty()) {
      return new Redemption.Dead();
    }
    OpenLink link = found.get();
    Optional<Person> known = accounts.byEmail(link.email());
    if (known.isPresent()) {
      links.markUsed(digest, now);
      accounts.claimGuests(link.email(), known.get().id());
      return new SignedIn(known.get().id(), link.destination());
    }
    Optional<String> cleanName = PersonName.clean(name);
    if (cleanName.isEmpty()) {
      return new NameNeeded(link.email());
    }
    links.markUsed(digest, now);
    PersonId person =
        switch (insert(cleanName.get(), link.email(), link.language(), now)) {
          case Registered(Person fresh) -> fresh.id();
          case AlreadyRegistered(PersonId other) -> other;
          case Invalid(Field field) ->
              throw new IllegalStateException("checked before, yet invalid: " + field);
        };
    accounts.claimGuests(link.email(), person);
    return new SignedIn(person, link.destination());
  }

  /** Forgets links and requests that are older than a day. */
  @Transactional
  public void forgetOldLinks() {
    links.deleteOlderThan(clock.instant().minus(KEEP_REQUESTS));
  }

  private Optional<Duration> pause(Digest email, Digest remote, Instant now) {
    List<Instant> forAddress = links.requestsFor(email, now.minus(PER_ADDRESS.window()));
    List<Instant> fromRemote = links.requestsFrom(remote, now.minus(PER_REMOTE.window()));
    return Stream.of(PER_ADDRESS.pause(forAddress, now), PER_REMOTE.pause(fromRemote, now))
        .flatMap(Optional::stream)
        .max(Duration::compareTo);
  }

  private RegistrationOutcome insert(
      String name, EmailAddress email, Locale language, Instant now) {
    Person person = new Person(PersonId.at(now), name, email, Languages.closest(language), now);
    if (accounts.insertIfAbsent(person) == 1) {
      return new Registered(person);
    }
    return accounts
        .byEmail(email)
        .<RegistrationOutcome>map(other -> new AlreadyRegistered(other.id()))
        .orElseThrow(() -> new IllegalStateException("an address was taken and then free"));
  }
}
