package coop.byhand.identity;

import coop.byhand.identity.GuestOutcome.Invalid;
import coop.byhand.identity.GuestOutcome.TooMany;
import coop.byhand.identity.GuestOutcome.Welcome;
import coop.byhand.identity.RegistrationOutcome.Field;
import coop.byhand.kernel.Digest;
import coop.byhand.look.Languages;
import coop.byhand.look.PublicAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who buy without an account (decision 0017). A guest is nobody's account, whatever address
 * was typed: each visit makes a guest of its own, and only a link from the mail opens what the
 * guest bought. Whoever proves to be at the address, by signing in there, has the guest's orders as
 * well.
 */
@Service
public class Guests {

  /** How long a link in the mail opens a guest's pages. */
  static final Duration PASS_LIFE = Duration.ofDays(90);

  /** Guests from one network address, which a whole office may share. */
  static final Throttle PER_REMOTE = new Throttle(30, Duration.ofMinutes(15));

  private final Accounts accounts;
  private final SignInLinks requests;
  private final GuestPasses passes;
  private final SecretTokens tokens;
  private final PublicAddress publicAddress;
  private final Clock clock;

  Guests(
      Accounts accounts,
      SignInLinks requests,
      GuestPasses passes,
      SecretTokens tokens,
      PublicAddress publicAddress,
      Clock clock) {
    this.accounts = accounts;
    this.requests = requests;
    this.passes = passes;
    this.tokens = tokens;
    this.publicAddress = publicAddress;
    this.clock = clock;
  }

  /**
   * Takes a visitor in under a name and an address for receipts. Whether the address has an account
   * makes no difference and is not told.
   *
   * @param remote network address the visitor comes from
   */
  @Transactional
  public GuestOutcome welcome(String name, String email, String remote, Locale language) {
    Optional<String> cleanName = PersonName.clean(name);
    if (cleanName.isEmpty()) {
      return new Invalid(Field.NAME);
    }
    Optional<EmailAddress> address = EmailAddress.parse(email);
    if (address.isEmpty()) {
      return new Invalid(Field.EMAIL);
    }
    Instant now = clock.instant();
    Digest remoteDigest = Digest.ofText("guest from " + remote);
    Optional<Duration> pause =
        PER_REMOTE.pause(requests.requestsFrom(remoteDigest, now.minus(PER_REMOTE.window())), now);
    if (pause.isPresent()) {
      return new TooMany(pause.get());
    }
    PersonId guest = PersonId.at(now);
    // Counted apart from sign-in links, so that no guest can keep somebody from signing in.
    requests.note(Digest.ofText("guest " + guest), remoteDigest, now);
    accounts.insertGuest(
        new Person(guest, cleanName.get(), address.get(), Languages.closest(language), now));
    return new Welcome(guest);
  }

  /** A person together with the guests they turned out to have been, themselves first. */
  @Transactional(readOnly = true)
  public List<PersonId> selves(PersonId id) {
    return Stream.concat(Stream.of(id), accounts.guestsOf(id).stream()).toList();
  }

  /**
   * The address of a page as it can stand in a letter to this person: for guests a link that lets
   * them in, as often as needed for 90 days; for everybody else the page itself.
   */
  @Transactional
  public URI wayBack(PersonId person, ReturnPath page) {
    if (!accounts.isGuest(person)) {
      return publicAddress.of(page.value());
    }
    Instant now = clock.instant();
    String token = tokens.fresh();
    passes.insert(Digest.ofText(token), person, page, now, now.plus(PASS_LIFE));
    return publicAddress.of("/guest?pass=" + token);
  }

  /** What a link from the mail opens; empty when it is over or was never ours. */
  @Transactional(readOnly = true)
  public Optional<GuestPass> pass(String token) {
    return passes
        .find(Digest.ofText(token), clock.instant())
        .map(row -> new GuestPass(accounts.byId(row.guest()).orElseThrow(), row.destination()));
  }

  /** Forgets links that no longer open anything. */
  @Transactional
  public void forgetOldPasses() {
    passes.deleteOlderThan(clock.instant());
  }
}
