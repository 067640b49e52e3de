package coop.byhand.identity;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Makes the secrets that stand in links: 256 random bits, base64url (RFC 4648 section 5). */
@Component
class SecretTokens {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
