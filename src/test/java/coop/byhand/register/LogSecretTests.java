package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.merkle.Cosigner;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.NoteSigner;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogSecretTests {

  /** RFC 8410, section 10.3: the key of the first test of RFC 8032, in one line of base64. */
  private static final String OF_THE_RFC =
      Base64.getEncoder()
          .encodeToString(
              HexFormat.of()
                  .parseHex(
                      "302e020100300506032b657004220420"
                          + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

  private static final String PUBLIC_OF_THE_RFC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  @Test
  void thePublicHalfIsTheOneOfTheStandard() {
    KeyPair pair = LogSecret.read(OF_THE_RFC).orElseThrow();
    byte[] encoded = pair.getPublic().getEncoded();
    assertThat(HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length))
        .isEqualTo(PUBLIC_OF_THE_RFC);
    assertThat(new NoteSigner("log.test", pair).key().kind()).isEqualTo(NoteKey.Kind.NOTE);
  }

  @Test
  void aFreshKeyIsReadBackAndEachIsAnother() {
    String first = LogSecret.fresh();
    assertThat(LogSecret.read(first)).isPresent();
    assertThat(LogSecret.fresh()).isNotEqualTo(first);
  }

  @Test
  void whatIsNoKeyIsNotTakenForOne() throws Exception {
    byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    byte[] other =
        KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPrivate().getEncoded();
    for (String text :
        List.of(
            "",
            "?",
            "MC4C",
            OF_THE_RFC.substring(4),
            Base64.getEncoder().encodeToString(rsa),
            Base64.getEncoder().encodeToString(other))) {
      assertThat(LogSecret.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void theStartStopsWithASentenceThatNamesTheSetting() {
    assertThatThrownBy(() -> new RegisterSettings(" ", null, List.of()))
        .hasMessageContaining("byhand.register.key (BYHAND_REGISTER_KEY) is missing");
    assertThatThrownBy(() -> keys("MC4C", "log.test"))
        .hasMessageContaining("byhand.register.key (BYHAND_REGISTER_KEY) does not look like one")
        .hasMessageContaining("openssl");
    assertThatThrownBy(() -> keys(OF_THE_RFC, "log.test", "x"))
        .hasMessageContaining("byhand.register.witnesses names x");
    String key = new NoteSigner("log.test", LogSecret.read(OF_THE_RFC).orElseThrow()).key().text();
    assertThatThrownBy(() -> keys(OF_THE_RFC, "log.test", key))
        .hasMessageContaining("no key of a witness");
    assertThat(new RegisterSettings(OF_THE_RFC, null, List.of()).toString())
        .doesNotContain(OF_THE_RFC);
  }

  @Test
  void theLogSignsUnderItsNameAndKnowsItsWitnesses() {
    NoteKey witness =
        new Cosigner("witness.test", LogSecret.read(LogSecret.fresh()).orElseThrow()).key();
    LogKeys keys = keys(OF_THE_RFC, "coop.test/register/log", witness.text());
    assertThat(keys.key().name()).isEqualTo("coop.test/register/log");
    assertThat(keys.witnesses()).containsExactly(witness);
  }

  private static LogKeys keys(String key, String origin, String... witnesses) {
    return new LogKeys(new RegisterSettings(key, origin, List.of(witnesses)), "unused.test");
  }
}
