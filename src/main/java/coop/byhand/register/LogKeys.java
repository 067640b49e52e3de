package coop.byhand.register;

import coop.byhand.look.PublicAddress;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.NoteSigner;
import coop.byhand.merkle.RefusedException;
import java.net.URI;
import java.security.KeyPair;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The key of the log, ready to sign, and the keys of its witnesses. */
@Component
class LogKeys {

  /** Where the log is published, below the public address. */
  static final String PREFIX = "/register/log";

  private final NoteSigner signer;
  private final Set<NoteKey> witnesses;

  @Autowired
  LogKeys(RegisterSettings settings, PublicAddress address) {
    this(settings, nameOf(address.of(PREFIX)));
  }

  LogKeys(RegisterSettings settings, String usualName) {
    KeyPair pair =
        LogSecret.read(settings.key())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The setting byhand.register.key (BYHAND_REGISTER_KEY) does not look like one:"
                        + " it is the middle line of what openssl genpkey -algorithm ed25519"
                        + " prints"));
    String origin = settings.origin();
    this.signer = new NoteSigner(origin == null ? usualName : origin, pair);
    Set<NoteKey> known = new LinkedHashSet<>();
    settings.witnesses().forEach(text -> known.add(witness(text.strip())));
    this.witnesses = Set.copyOf(known);
  }

  NoteSigner signer() {
    return signer;
  }

  NoteKey key() {
    return signer.key();
  }

  Set<NoteKey> witnesses() {
    return witnesses;
  }

  /** A log is named like its address, without the scheme (C2SP tlog-checkpoint, Note text). */
  private static String nameOf(URI prefix) {
    return prefix.getRawAuthority() + prefix.getRawPath();
  }

  private static NoteKey witness(String text) {
    try {
      NoteKey key = NoteKey.parse(text);
      if (key.kind() == NoteKey.Kind.COSIGNATURE) {
        return key;
      }
      throw new IllegalArgumentException(
          "The setting byhand.register.witnesses names " + text + ", which is no key of a witness");
    } catch (RefusedException refused) {
      throw new IllegalArgumentException(
          "The setting byhand.register.witnesses names " + text + ": " + refused.rule().says(),
          refused);
    }
  }
}
