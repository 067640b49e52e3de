package coop.byhand.moderation;

import coop.byhand.identity.EmailAddress;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import java.util.Optional;

/** A reporter whose particulars are complete. */
sealed interface Sender {

  /** Tells the same sender again without saying who it is. */
  Digest digest();

  /** Of the network address, unless the account is enough to count by. */
  Optional<Digest> remote();

  record Known(PersonId person) implements Sender {
    @Override
    public Digest digest() {
      return Digest.ofText(person.toString());
    }

    @Override
    public Optional<Digest> remote() {
      return Optional.empty();
    }
  }

  record Named(String name, EmailAddress email, Digest network) implements Sender {
    @Override
    public Digest digest() {
      return Digest.ofText(email.value());
    }

    @Override
    public Optional<Digest> remote() {
      return Optional.of(network);
    }
  }
}
