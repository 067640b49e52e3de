package coop.byhand.media.c2pa.trust;

import static coop.byhand.media.c2pa.TestAuthority.CLAIM_SIGNING;
import static coop.byhand.media.c2pa.TestAuthority.FROM;
import static coop.byhand.media.c2pa.TestAuthority.NOW;
import static coop.byhand.media.c2pa.TestAuthority.TIME_STAMPING;
import static coop.byhand.media.c2pa.TestAuthority.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestAuthority.Leaf;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates one by one and in chains: strength, purpose, names and the way to an anchor. */
class CertificateRulesTests {

  private static final TestAuthority HOUSE = new TestAuthority("House");
  private static final X509Certificate LEAF = HOUSE.signer(Alg.ES256).certificate();
  private static final X500Name HOLDER = new X500Name("CN=Holder");
  private static final X500Name BY = new X500Name("CN=Issuer");

  @ParameterizedTest
  @CsvSource({
    "RSA, 1024, SHA256withRSA, KEY",
    "RSA, 2048, SHA256withRSA, KEY_USAGE",
    "RSA, 2048, SHA384withRSA, KEY_USAGE",
    "RSA, 2048, SHA512withRSA, KEY_USAGE",
    "RSA, 2048, SHA1withRSA, SIGNATURE_ALGORITHM",
    "RSA, 2048, SHA256withRSAandMGF1, KEY_USAGE",
    "RSA, 2048, SHA1withRSAandMGF1, SIGNATURE_ALGORITHM",
    "EC, 256, SHA256withECDSA, KEY_USAGE",
    "EC, 384, SHA384withECDSA, KEY_USAGE",
    "EC, 521, SHA512withECDSA, KEY_USAGE",
    "EC, 521, SHA224withECDSA, SIGNATURE_ALGORITHM",
    "Ed25519, 255, Ed25519, KEY_USAGE",
    "Ed448, 448, Ed448, SIGNATURE_ALGORITHM"
  })
  void onlyStrongAlgorithmsAndKeysPass(String kind, int bits, String signature, ProfileRule rule)
      throws Exception {
    X509Certificate certificate = sign(v3(keys(kind, bits)), keys(kind, bits), signature);
    // A certificate whose key and algorithm pass lacks the use of the key next.
    assertThat(CertificateProfile.violation(certificate)).contains(rule);
    assertThat(CertificateProfile.strong(certificate)).isEqualTo(rule == ProfileRule.KEY_USAGE);
  }

  @Test
  void anUnknownKindOfKeyIsRefused() throws Exception {
    X509Certificate odd = sign(v3(keys("Ed448", 448)), keys("EC", 256), "SHA256withECDSA");
    assertThat(CertificateProfile.violation(odd)).contains(ProfileRule.KEY);
  }

  @Test
  void oldFormsOfCertificatesAreRefused() throws Exception {
    KeyPair keys = keys("EC", 256);
    X509v1CertificateBuilder first =
        new JcaX509v1CertificateBuilder(
            BY, BigInteger.ONE, Date.from(FROM), Date.from(TO), HOLDER, keys.getPublic());
    X509Certificate old =
        new JcaX509CertificateConverter()
            .getCertificate(
                first.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    assertThat(CertificateProfile.violation(old)).contains(ProfileRule.VERSION);
    assertThat(CertificateProfile.understood(old)).isTrue();
    X509v3CertificateBuilder holder = v3(keys);
    holder.setSubjectUniqueID(new boolean[] {true, false});
    assertThat(CertificateProfile.violation(sign(holder, keys, "SHA256withECDSA")))
        .contains(ProfileRule.UNIQUE_IDS);
    X509v3CertificateBuilder issuer = v3(keys);
    issuer.setIssuerUniqueID(new boolean[] {true, false});
    assertThat(CertificateProfile.violation(sign(issuer, keys, "SHA256withECDSA")))
        .contains(ProfileRule.UNIQUE_IDS);
  }

  @Test
  void soundSignersAndClocksBreakNoRule() {
    assertThat(CertificateProfile.violation(LEAF)).isEmpty();
    for (String alone : List.of(TIME_STAMPING, TestAuthority.OCSP_SIGNING)) {
      assertThat(CertificateProfile.violation(certificate(new Leaf().purposes(alone)))).isEmpty();
    }
    X509Certificate clock = certificate(new Leaf().purposes(TIME_STAMPING));
    assertThat(CertificateProfile.timeStampViolation(clock)).isEmpty();
    assertThat(CertificateProfile.timeStampViolation(LEAF)).contains(ProfileRule.WRONG_PURPOSE);
    X509Certificate authority = certificate(new Leaf().purposes(TIME_STAMPING).authority());
    assertThat(CertificateProfile.timeStampViolation(authority)).contains(ProfileRule.AUTHORITY);
    assertThat(ProfileRule.AUTHORITY.explanation())
        .isEqualTo("an authority for certificates may not sign claims");
  }

  @Test
  void aCertificateIsReadWholeAndOfBearableSize() throws Exception {
    ByteSlice der = ByteSlice.of(LEAF.getEncoded());
    assertThat(Certificates.read(der)).isEqualTo(LEAF);
    assertThat(Certificates.readAll(List.of(der, der))).containsExactly(LEAF, LEAF);
    assertRule(Arrays.copyOf(LEAF.getEncoded(), der.length() - 1), MediaRule.BROKEN);
    assertRule(new byte[Certificates.MAX_SIZE], MediaRule.BROKEN);
    assertRule(new byte[Certificates.MAX_SIZE + 1], MediaRule.TOO_LARGE);
    assertThat(Certificates.fingerprint(LEAF))
        .isEqualTo(ByteSlice.of(MessageDigest.getInstance("SHA-256").digest(LEAF.getEncoded())));
  }

  @Test
  void aBundleMayHaveTextsBetweenCertificatesAndNoBrokenOnes() throws Exception {
    String one = new String(TestAuthority.pem(LEAF), StandardCharsets.US_ASCII);
    assertThat(bundle("# signers\n" + one + "# more\n" + one)).containsExactly(LEAF, LEAF);
    assertThat(bundle("nothing")).isEmpty();
    assertBroken("x" + one.replace("\nMII", "\nMIX"), 1);
    assertBroken(one + "-----BEGIN CERTIFICATE-----\nMII", one.length());
    assertBroken("-----BEGIN CERTIFICATE-----\nM\n-----END CERTIFICATE-----", 0);
  }

  @Test
  void namesAreTakenApartAndCutToABearableLength() throws Exception {
    X500NameBuilder parts = new X500NameBuilder(BCStyle.INSTANCE);
    parts.addRDN(BCStyle.O, "Organisation");
    parts.addRDN(BCStyle.O, "Second");
    parts.addRDN(BCStyle.CN, new DERUTF8String("n".repeat(CertificateInfo.MAX_NAME + 1)));
    parts.addRDN(new ASN1ObjectIdentifier("1.2.3.4"), "own");
    KeyPair keys = keys("EC", 256);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            BY,
            BigInteger.valueOf(255),
            Date.from(FROM),
            Date.from(TO),
            parts.build(),
            keys.getPublic());
    CertificateInfo info = CertificateInfo.of(sign(builder, keys, "SHA256withECDSA"));
    assertThat(info.serial()).isEqualTo("ff");
    assertThat(info.organisation()).contains("Organisation");
    assertThat(info.commonName()).contains("n".repeat(CertificateInfo.MAX_NAME));
    assertThat(info.subject()).containsEntry("1.2.3.4", "own").hasSize(3);
    assertThat(info.issuer()).isEqualTo(Map.of("CN", "Issuer"));
    assertThat(info.notBefore()).isEqualTo(FROM);
    assertThat(info.notAfter()).isEqualTo(TO);
  }

  @Test
  void aNameHasThirtyPartsAtMost() throws Exception {
    X500NameBuilder parts = new X500NameBuilder(BCStyle.INSTANCE);
    for (int i = 1; i <= 31; i++) {
      parts.addRDN(new ASN1ObjectIdentifier("1.2.3." + i), "part");
    }
    KeyPair keys = keys("EC", 256);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            BY, BigInteger.ONE, Date.from(FROM), Date.from(TO), parts.build(), keys.getPublic());
    assertThat(CertificateInfo.of(sign(builder, keys, "SHA256withECDSA")).subject()).hasSize(30);
  }

  @Test
  void aChainIsFoundInAnyOrderAndEndsAtAnAnchor() {
    TestAuthority other = new TestAuthority("Other");
    List<X509Certificate> came = List.of(other.issuer(), HOUSE.root(), HOUSE.issuer());
    assertThat(walk(came, List.of(HOUSE.root())))
        .contains(List.of(LEAF, HOUSE.issuer(), HOUSE.root()));
    assertThat(walk(List.of(), List.of(HOUSE.issuer()))).contains(List.of(LEAF, HOUSE.issuer()));
    assertThat(walk(came, List.of(other.root()))).isEmpty();
    assertThat(walk(List.of(), List.of(HOUSE.root()))).isEmpty();
    // A signer that is an anchor itself has nobody who vouches for it.
    assertThat(walk(List.of(), List.of(LEAF))).isEmpty();
    assertThat(walk(List.of(HOUSE.issuer()), List.of(HOUSE.issuer())))
        .contains(List.of(LEAF, HOUSE.issuer()));
  }

  @Test
  void aChainIsNotFoundWhereALinkMayNotIssueOrTooMuchIsToBeTried() {
    List<X509Certificate> decoys = HOUSE.amongDecoys(ChainWalk.MAX_CHECKS).chain();
    List<X509Certificate> came = new ArrayList<>(decoys.subList(1, decoys.size()));
    came.addFirst(HOUSE.issuer());
    assertThat(walk(came, List.of(HOUSE.root()))).isPresent();
    Collections.reverse(came);
    assertThat(walk(came, List.of(HOUSE.root()))).isEmpty();
  }

  @Test
  void everyCheckOfAStoreIsCounted() {
    Scrutiny scrutiny = new Scrutiny(TrustConfig.none());
    for (int i = 1; i < Scrutiny.MAX_CHECKS; i++) {
      assertThat(scrutiny.mayCheck()).isTrue();
    }
    assertThat(scrutiny.withoutLists().signedBy(LEAF, HOUSE.issuer())).isTrue();
    assertThatCode(scrutiny::ensureEveryCheckWasMade).doesNotThrowAnyException();
    assertThat(scrutiny.signedBy(LEAF, HOUSE.issuer())).isFalse();
    assertThat(scrutiny.mayCheck()).isFalse();
    assertThatThrownBy(scrutiny::ensureEveryCheckWasMade)
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.TOO_MANY_PARTS));
  }

  @Test
  void listsKnowTheirAnchors() throws Exception {
    byte[] none = new byte[0];
    byte[] root = HOUSE.pem();
    byte[] issuer = TestAuthority.pem(HOUSE.issuer());
    TrustList both = TrustConfig.of(root, issuer, none).lists().getFirst();
    assertThat(both.anchorsForTimeStamps()).containsExactly(HOUSE.issuer());
    assertThat(both.allows(LEAF)).isFalse();
    TrustList one = TrustConfig.of(root, none, TestAuthority.pem(LEAF)).lists().getFirst();
    assertThat(one.anchorsForTimeStamps()).containsExactly(HOUSE.root());
    assertThat(one.allows(LEAF)).isTrue();
    assertThat(one.allows(HOUSE.issuer())).isFalse();
    TrustList official = TrustConfig.official().lists().getFirst();
    assertThat(official.kind()).isEqualTo(TrustList.Kind.C2PA);
    assertThat(official.anchors()).isNotEmpty();
    assertThat(official.timeStampAnchors()).isNotEmpty();
  }

  @Test
  void anExpiredOrForeignLinkVouchesForNobody() {
    assertThat(
            new ChainWalk(
                    List.of(HOUSE.issuer()),
                    List.of(HOUSE.root()),
                    TO.plusSeconds(1),
                    new Scrutiny(TrustConfig.none()))
                .from(LEAF))
        .isEmpty();
    X509Certificate clerk =
        certificate(new Leaf().purposes(CLAIM_SIGNING).usage(KeyUsage.keyCertSign));
    assertThat(walk(List.of(clerk), List.of(HOUSE.root()))).isEmpty();
  }

  private static Optional<List<X509Certificate>> walk(
      List<X509Certificate> came, List<X509Certificate> anchors) {
    return new ChainWalk(came, anchors, NOW, new Scrutiny(TrustConfig.none())).from(LEAF);
  }

  private static X509Certificate certificate(Leaf leaf) {
    return HOUSE.signer(Alg.ES256, leaf).certificate();
  }

  private static void assertRule(byte[] der, MediaRule rule) {
    assertThatThrownBy(() -> Certificates.read(ByteSlice.of(der)))
        .isInstanceOfSatisfying(MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  private static List<X509Certificate> bundle(String text) throws MalformedMedia {
    return Certificates.bundle(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void assertBroken(String text, long offset) {
    assertThatThrownBy(() -> bundle(text))
        .isInstanceOfSatisfying(
            MalformedMedia.class,
            e -> {
              assertThat(e.rule()).isEqualTo(MediaRule.BROKEN);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private static KeyPair keys(String kind, int bits) {
    return KEYS.computeIfAbsent(
        kind + bits,
        id -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static X509v3CertificateBuilder v3(KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        BY, BigInteger.ONE, Date.from(FROM), Date.from(TO), HOLDER, keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair by, String name)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder(name)
                    .setProvider(new BouncyCastleProvider())
                    .build(by.getPrivate())));
  }
}
