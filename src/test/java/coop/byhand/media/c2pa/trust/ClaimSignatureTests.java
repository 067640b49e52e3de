package coop.byhand.media.c2pa.trust;

import static coop.byhand.media.c2pa.StatusCode.*;
import static coop.byhand.media.c2pa.TestAuthority.CLAIM_SIGNING;
import static coop.byhand.media.c2pa.TestAuthority.FROM;
import static coop.byhand.media.c2pa.TestAuthority.NOW;
import static coop.byhand.media.c2pa.TestAuthority.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.SharedStores;
import coop.byhand.media.c2pa.SharedStores.Signed;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestAuthority.Leaf;
import coop.byhand.media.c2pa.TestAuthority.Signer;
import coop.byhand.media.c2pa.TestManifest;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.trust.ClaimSignature.Era;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signers, times and answers of an own authority, right and wrong. */
class ClaimSignatureTests {

  private static final TestAuthority HOUSE = new TestAuthority("House");
  private static final TestAuthority STRANGER = new TestAuthority("Stranger");
  private static final Instant LATER = TO.plus(Duration.ofDays(30));

  @ParameterizedTest
  @EnumSource(Alg.class)
  void everyAlgorithmIsVerified(Alg alg) throws MalformedMedia {
    SignatureReport report = check(manifest(HOUSE.signer(alg)), NOW);
    assertThat(codes(report))
        .containsExactlyInAnyOrder(
            SIGNING_CREDENTIAL_TRUSTED,
            SIGNING_CREDENTIAL_OCSP_SKIPPED,
            CLAIM_SIGNATURE_VALIDATED,
            CLAIM_SIGNATURE_INSIDE_VALIDITY);
    assertThat(report.alg()).contains(alg);
    assertThat(report.trustList()).contains(TrustConfig.GIVEN);
    assertThat(report.signer().orElseThrow().organisation()).contains("House");
  }

  @Test
  void aChangedClaimDoesNotFit() throws MalformedMedia {
    Signed signed = signed(manifest(HOUSE.signer(Alg.ES256)).stamped(HOUSE, NOW));
    byte[] claim = signed.claim().toArray();
    claim[claim.length - 1] ^= 1;
    SignatureReport report = check(signed.signature(), ByteSlice.of(claim), Era.SECOND, NOW);
    assertThat(codes(report)).contains(CLAIM_SIGNATURE_MISMATCH, TIME_STAMP_TRUSTED);
    assertThat(codes(report)).doesNotContain(CLAIM_SIGNATURE_VALIDATED);
  }

  @Test
  void aStampOfAnOlderClaimIsAboutTheClaim() throws MalformedMedia {
    Signed signed = signed(manifest(HOUSE.signer(Alg.ES256)).first().stamped(HOUSE, NOW));
    byte[] claim = signed.claim().toArray();
    claim[claim.length - 1] ^= 1;
    assertThat(codes(check(signed.signature(), ByteSlice.of(claim), Era.FIRST, NOW)))
        .contains(CLAIM_SIGNATURE_MISMATCH, TIME_STAMP_MISMATCH)
        .doesNotContain(TIME_STAMP_VALIDATED);
    assertThat(codes(check(signed.signature(), signed.claim(), Era.FIRST, LATER)))
        .contains(CLAIM_SIGNATURE_VALIDATED, TIME_STAMP_TRUSTED, SIGNING_CREDENTIAL_TRUSTED);
  }

  @Test
  void certificatesInTheUnprotectedHeaderAreFound() throws MalformedMedia {
    assertThat(codes(check(manifest(HOUSE.signer(Alg.PS256)).unprotectedChain(), NOW)))
        .contains(SIGNING_CREDENTIAL_TRUSTED, CLAIM_SIGNATURE_VALIDATED);
  }

  @Test
  void aStrangerIsValidAndUntrusted() throws MalformedMedia {
    SignatureReport report = check(manifest(STRANGER.signer(Alg.ES256)), NOW);
    assertThat(codes(report))
        .contains(SIGNING_CREDENTIAL_UNTRUSTED, CLAIM_SIGNATURE_VALIDATED)
        .doesNotContain(SIGNING_CREDENTIAL_INVALID);
    assertThat(report.trustList()).isEmpty();
  }

  @Test
  void anAllowedLeafIsTrustedWithoutAChain() throws MalformedMedia {
    Signer signer = STRANGER.signer(Alg.ES256);
    TrustConfig trust =
        TrustConfig.of(new byte[0], new byte[0], TestAuthority.pem(signer.certificate()));
    Signed signed = signed(manifest(signer));
    SignatureReport report =
        ClaimSignature.check(signed.signature(), signed.claim(), Era.SECOND, trust, NOW, "u");
    assertThat(codes(report)).contains(SIGNING_CREDENTIAL_TRUSTED);
  }

  @Test
  void theOfficialListWantsTheOfficialPurpose() throws MalformedMedia {
    for (String purpose : List.of(CLAIM_SIGNING, TestAuthority.EMAIL)) {
      Signed signed = signed(manifest(HOUSE.signer(Alg.ES256, new Leaf().purposes(purpose))));
      TrustList list =
          TrustList.of(
              "Official", TrustList.Kind.C2PA, List.of(HOUSE.root()), List.of(), List.of());
      SignatureReport report =
          ClaimSignature.check(
              signed.signature(),
              signed.claim(),
              Era.SECOND,
              new TrustConfig(List.of(list)),
              NOW,
              "u");
      assertThat(report.says(SIGNING_CREDENTIAL_TRUSTED)).isEqualTo(purpose.equals(CLAIM_SIGNING));
      assertThat(report.says(SIGNING_CREDENTIAL_INVALID)).isFalse();
    }
  }

  static Stream<Arguments> wrongLeaves() {
    return Stream.of(
        Arguments.of(ProfileRule.WRONG_PURPOSE, leaf().purposes(TestAuthority.WEB_SERVER)),
        Arguments.of(ProfileRule.NO_PURPOSE, new Leaf()),
        Arguments.of(ProfileRule.ANY_PURPOSE, leaf().purposes(CLAIM_SIGNING, TestAuthority.ANY)),
        Arguments.of(
            ProfileRule.MIXED_PURPOSE, leaf().purposes(CLAIM_SIGNING, TestAuthority.TIME_STAMPING)),
        Arguments.of(
            ProfileRule.MIXED_PURPOSE, leaf().purposes(CLAIM_SIGNING, TestAuthority.OCSP_SIGNING)),
        Arguments.of(ProfileRule.AUTHORITY, leaf().authority()),
        Arguments.of(ProfileRule.KEY_USAGE, leaf().usage(KeyUsage.keyEncipherment)),
        Arguments.of(ProfileRule.KEY_USAGE, leaf().usage(0)),
        Arguments.of(
            ProfileRule.KEY_USAGE, leaf().usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
        Arguments.of(ProfileRule.AUTHORITY_KEY, leaf().withoutIssuerKey()),
        Arguments.of(ProfileRule.SIGNATURE_ALGORITHM, leaf().digest("SHA1")),
        Arguments.of(ProfileRule.UNKNOWN_CRITICAL, leaf().critical("1.2.3.4.5")));
  }

  @ParameterizedTest
  @MethodSource("wrongLeaves")
  void whatBreaksTheProfileIsInvalidAndUntrusted(ProfileRule rule, Leaf leaf)
      throws MalformedMedia {
    Signer signer = HOUSE.signer(Alg.ES256, leaf);
    assertThat(CertificateProfile.violation(signer.certificate())).contains(rule);
    assertThat(codes(check(manifest(signer), NOW)))
        .contains(SIGNING_CREDENTIAL_INVALID, SIGNING_CREDENTIAL_UNTRUSTED)
        .contains(CLAIM_SIGNATURE_VALIDATED);
  }

  @Test
  void nobodyVouchesForThemselves() throws MalformedMedia {
    Signer signer = HOUSE.selfSigned();
    assertThat(CertificateProfile.violation(signer.certificate()))
        .contains(ProfileRule.SELF_SIGNED);
    assertThat(codes(check(manifest(signer), NOW)))
        .contains(SIGNING_CREDENTIAL_INVALID, SIGNING_CREDENTIAL_UNTRUSTED);
  }

  @Test
  void timeDecidesWhatIsExpired() throws MalformedMedia {
    Signer signer = HOUSE.signer(Alg.ES256);
    assertThat(codes(check(manifest(signer), LATER)))
        .contains(SIGNING_CREDENTIAL_EXPIRED, SIGNING_CREDENTIAL_UNTRUSTED);
    assertThat(codes(check(manifest(signer), FROM.minusSeconds(1))))
        .contains(SIGNING_CREDENTIAL_EXPIRED);
    assertThat(codes(check(manifest(signer), FROM))).contains(SIGNING_CREDENTIAL_TRUSTED);
    assertThat(codes(check(manifest(signer), TO))).contains(SIGNING_CREDENTIAL_TRUSTED);
  }

  @Test
  void aTrustedStampReplacesTheClock() throws MalformedMedia {
    SignatureReport report = check(manifest(HOUSE.signer(Alg.ES256)).stamped(HOUSE, NOW), LATER);
    assertThat(codes(report))
        .contains(TIME_STAMP_VALIDATED, TIME_STAMP_TRUSTED, SIGNING_CREDENTIAL_TRUSTED)
        .doesNotContain(SIGNING_CREDENTIAL_EXPIRED);
    assertThat(report.timeStamp().orElseThrow().time()).isEqualTo(NOW);
    assertThat(report.timeStamp().orElseThrow().trustList()).contains(TrustConfig.GIVEN);
  }

  @Test
  void anUntrustedStampReplacesNothingUnlessTheClaimIsOfTheFirstKind() throws MalformedMedia {
    TestManifest second = manifest(HOUSE.signer(Alg.ES256)).stamped(STRANGER, NOW);
    assertThat(codes(check(second, LATER)))
        .contains(TIME_STAMP_VALIDATED, TIME_STAMP_UNTRUSTED, SIGNING_CREDENTIAL_EXPIRED)
        .doesNotContain(TIME_STAMP_TRUSTED);
    Signed first = signed(manifest(HOUSE.signer(Alg.ES256)).first().stamped(STRANGER, NOW));
    SignatureReport report = check(first.signature(), first.claim(), Era.FIRST, LATER);
    assertThat(codes(report)).contains(TIME_STAMP_TRUSTED, SIGNING_CREDENTIAL_TRUSTED);
    assertThat(report.timeStamp().orElseThrow().trustList()).isEmpty();
  }

  @Test
  void stampsOfWrongAuthoritiesAreNamed() {
    ByteSlice message = ByteSlice.of(new byte[] {1, 2, 3});
    TrustConfig trust = trust();
    Leaf old = new Leaf().purposes(TestAuthority.TIME_STAMPING).valid(FROM, FROM.plusSeconds(60));
    assertThat(TimeStamp.check(HOUSE.stamp(message, NOW, old), message, Era.FIRST, trust).codes())
        .contains(TIME_STAMP_OUTSIDE_VALIDITY);
    ByteSlice good = HOUSE.stamp(message, NOW);
    assertThat(TimeStamp.check(good, message, Era.SECOND, trust).codes())
        .containsExactly(TIME_STAMP_VALIDATED, TIME_STAMP_TRUSTED);
    assertThat(TimeStamp.check(good, ByteSlice.of(new byte[] {9}), Era.FIRST, trust).codes())
        .containsExactly(TIME_STAMP_MISMATCH);
    assertThat(TimeStamp.check(ByteSlice.EMPTY, message, Era.FIRST, trust).codes())
        .containsExactly(TIME_STAMP_MALFORMED);
  }

  @Tag("slow")
  @Test
  void noDamagedByteOfAStampGoesUnnoticedOrBreaksTheReader() {
    ByteSlice message = ByteSlice.of(new byte[] {1, 2, 3});
    byte[] good = HOUSE.stamp(message, NOW).toArray();
    TrustConfig trust = trust();
    for (int i = 0; i < good.length; i += 7) {
      byte[] bad = good.clone();
      bad[i] ^= 0x55;
      List<StatusCode> codes =
          TimeStamp.check(ByteSlice.of(bad), message, Era.SECOND, trust).codes();
      assertThat(codes).isNotEmpty();
      if (codes.contains(TIME_STAMP_TRUSTED)) {
        // Bytes outside what is signed, such as the second certificate, may change.
        assertThat(TimeStamp.check(ByteSlice.of(bad), message, Era.SECOND, trust).stamp())
            .hasValueSatisfying(stamp -> assertThat(stamp.time()).isEqualTo(NOW));
      }
    }
  }

  static Stream<Arguments> answers() {
    CertificateStatus before = new RevokedStatus(Date.from(NOW.minusSeconds(600)), 1);
    CertificateStatus after = new RevokedStatus(Date.from(NOW.plusSeconds(600)), 1);
    CertificateStatus lifted = new RevokedStatus(Date.from(NOW.minusSeconds(600)), 8);
    Optional<StatusCode> good = Optional.of(SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    Optional<StatusCode> revoked = Optional.of(SIGNING_CREDENTIAL_OCSP_REVOKED);
    return Stream.of(
        Arguments.of(null, true, NOW, good, good),
        Arguments.of(null, false, NOW, good, good),
        Arguments.of(
            null, true, NOW.minus(Duration.ofDays(30)), Optional.empty(), Optional.empty()),
        Arguments.of(before, true, NOW, revoked, revoked),
        Arguments.of(after, true, NOW, good, revoked),
        Arguments.of(lifted, true, NOW, good, good),
        Arguments.of(
            new UnknownStatus(),
            true,
            NOW,
            Optional.of(SIGNING_CREDENTIAL_OCSP_UNKNOWN),
            Optional.of(SIGNING_CREDENTIAL_OCSP_UNKNOWN)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void stapledAnswersCount(
      @Nullable CertificateStatus status,
      boolean delegated,
      Instant from,
      Optional<StatusCode> stamped,
      Optional<StatusCode> unstamped)
      throws MalformedMedia {
    Signer signer = HOUSE.signer(Alg.ES256);
    ByteSlice answer =
        HOUSE.ocsp(signer.certificate(), status, from, from.plus(Duration.ofDays(7)), delegated);
    TestManifest with = manifest(signer).stapled(ByteSlice.EMPTY, answer).stamped(HOUSE, NOW);
    assertThat(aboutRevocation(check(with, LATER))).isEqualTo(stamped);
    TestManifest without = manifest(signer).stapled(answer);
    assertThat(aboutRevocation(check(without, NOW))).isEqualTo(unstamped);
  }

  @Test
  void answersOfStrangersAndAboutOthersDoNotCount() throws MalformedMedia {
    Signer signer = HOUSE.signer(Alg.ES256);
    Instant next = NOW.plus(Duration.ofDays(7));
    ByteSlice stranger =
        STRANGER.ocsp(signer.certificate(), CertificateStatus.GOOD, NOW, next, true);
    ByteSlice other = HOUSE.ocsp(HOUSE.issuer(), CertificateStatus.GOOD, NOW, next, true);
    ByteSlice junk = ByteSlice.of(new byte[] {0x30, 3, 1, 2});
    assertThat(aboutRevocation(check(manifest(signer).stapled(stranger, other, junk), NOW)))
        .isEmpty();
  }

  @Test
  void anUnknownAuthorityCannotPraiseItsOwnButCanAccuseThem() throws MalformedMedia {
    Signer signer = STRANGER.signer(Alg.ES256);
    Instant next = NOW.plus(Duration.ofDays(7));
    ByteSlice good = STRANGER.ocsp(signer.certificate(), CertificateStatus.GOOD, NOW, next, false);
    assertThat(aboutRevocation(check(manifest(signer).stapled(good), NOW))).isEmpty();
    CertificateStatus status = new RevokedStatus(Date.from(FROM), 1);
    ByteSlice bad = STRANGER.ocsp(signer.certificate(), status, NOW, next, false);
    assertThat(aboutRevocation(check(manifest(signer).stapled(bad), NOW)))
        .contains(SIGNING_CREDENTIAL_OCSP_REVOKED);
  }

  @Test
  void aSignatureWithoutCertificateOrAlgorithmIsSaidToBeSo() throws MalformedMedia {
    Signed signed = signed(manifest(HOUSE.signer(Alg.ES256)));
    CoseSign1 cose = signed.signature();
    CoseSign1 bare =
        new CoseSign1(
            Optional.empty(),
            cose.protectedBytes(),
            List.of(),
            cose.signature(),
            Optional.empty(),
            List.of(),
            false);
    assertThat(codes(check(bare, signed.claim(), Era.SECOND, NOW)))
        .contains(SIGNING_CREDENTIAL_INVALID, ALGORITHM_UNSUPPORTED)
        .doesNotContain(CLAIM_SIGNATURE_VALIDATED);
  }

  @Test
  void aBundleIsReadWholeOrNotAtAll() throws MalformedMedia {
    byte[] two = TestAuthority.pem(HOUSE.root(), HOUSE.issuer());
    assertThat(Certificates.bundle(two)).containsExactly(HOUSE.root(), HOUSE.issuer());
    byte[] cut = Arrays.copyOf(two, two.length - 40);
    assertThatThrownBy(() -> Certificates.bundle(cut)).isInstanceOf(MalformedMedia.class);
  }

  private static Leaf leaf() {
    return new Leaf().purposes(CLAIM_SIGNING);
  }

  private static TestManifest manifest(Signer signer) {
    return new TestManifest(signer, "urn:c2pa:11111111-2222-4333-8444-555555555555")
        .created("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture");
  }

  private static Signed signed(TestManifest manifest) throws MalformedMedia {
    return SharedStores.active(TestManifest.store(manifest.make()));
  }

  private static TrustConfig trust() {
    return new TrustConfig(
        List.of(
            TrustList.of(
                TrustConfig.GIVEN,
                TrustList.Kind.OWN,
                List.of(HOUSE.root()),
                List.of(),
                List.of())));
  }

  private static SignatureReport check(TestManifest manifest, Instant at) throws MalformedMedia {
    Signed signed = signed(manifest);
    return check(signed.signature(), signed.claim(), Era.SECOND, at);
  }

  private static SignatureReport check(CoseSign1 cose, ByteSlice claim, Era era, Instant at) {
    return ClaimSignature.check(cose, claim, era, trust(), at, "self#jumbf=c2pa.signature");
  }

  private static List<StatusCode> codes(SignatureReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  private static Optional<StatusCode> aboutRevocation(SignatureReport report) {
    Set<StatusCode> all =
        Set.of(
            SIGNING_CREDENTIAL_OCSP_NOT_REVOKED,
            SIGNING_CREDENTIAL_OCSP_REVOKED,
            SIGNING_CREDENTIAL_OCSP_UNKNOWN,
            SIGNING_CREDENTIAL_OCSP_SKIPPED);
    return codes(report).stream().filter(all::contains).findFirst();
  }
}
