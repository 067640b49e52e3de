package coop.byhand.media.c2pa.trust;

import static coop.byhand.media.c2pa.StatusCode.*;
import static coop.byhand.media.c2pa.TestAuthority.CLAIM_SIGNING;
import static coop.byhand.media.c2pa.TestAuthority.FROM;
import static coop.byhand.media.c2pa.TestAuthority.NOW;
import static coop.byhand.media.c2pa.TestAuthority.TIME_STAMPING;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestAuthority.Leaf;
import coop.byhand.media.c2pa.TestAuthority.Signer;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.cose.TimeStampHeader;
import coop.byhand.media.c2pa.trust.ClaimSignature.Era;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Signatures, stamps and answers that look right and are made by the wrong hand. */
class ForgeriesTests {

  private static final TestAuthority HOUSE = new TestAuthority("House");
  private static final TestAuthority STRANGER = new TestAuthority("Stranger");
  private static final Signer SIGNER = HOUSE.signer(Alg.ES256);
  private static final X509Certificate LEAF = SIGNER.certificate();
  private static final ByteSlice MESSAGE = ByteSlice.of((byte) 1, (byte) 2, (byte) 3);
  private static final Instant NEXT = NOW.plus(Duration.ofDays(7));

  @Test
  void onlyTheKeyOfTheIssuerSignsACertificate() {
    assertThat(Certificates.signedBy(LEAF, HOUSE.issuer())).isTrue();
    assertThat(Certificates.signedBy(LEAF, HOUSE.root())).isFalse();
    assertThat(Certificates.signedBy(LEAF, STRANGER.issuer())).isFalse();
    assertThat(Certificates.signedBy(HOUSE.signer(Alg.PS256).certificate(), LEAF)).isFalse();
  }

  @Test
  void aStampWithADamagedSignatureIsNone() {
    byte[] stamp = HOUSE.stamp(MESSAGE, NOW).toArray();
    stamp[stamp.length - 1] ^= 1;
    assertThat(stamped(ByteSlice.of(stamp))).containsExactly(TIME_STAMP_MALFORMED);
    assertThat(stamped(ByteSlice.of((byte) 0x30, (byte) 3, (byte) 1)))
        .containsExactly(TIME_STAMP_MALFORMED);
    assertThat(stamped(ByteSlice.of((byte) 5, (byte) 0))).containsExactly(TIME_STAMP_MALFORMED);
  }

  @Test
  void aStampThatWasRefusedIsNone() {
    byte[] response = HOUSE.stampResponse(MESSAGE, NOW).toArray();
    // The status stands in the first sequence of the response.
    assertThat(response[8]).isZero();
    assertThat(stamped(ByteSlice.of(response))).contains(TIME_STAMP_TRUSTED);
    response[8] = 1;
    assertThat(stamped(ByteSlice.of(response))).contains(TIME_STAMP_TRUSTED);
    response[8] = 2;
    assertThat(stamped(ByteSlice.of(response))).containsExactly(TIME_STAMP_MALFORMED);
  }

  @Test
  void anAuthorityForCertificatesStampsNothing() {
    ByteSlice stamp = HOUSE.stamp(MESSAGE, NOW, new Leaf().purposes(TIME_STAMPING).authority());
    assertThat(stamped(stamp)).containsExactly(TIME_STAMP_VALIDATED, TIME_STAMP_CREDENTIAL_INVALID);
  }

  private static List<StatusCode> stamped(ByteSlice token) {
    return TimeStamp.check(token, MESSAGE, Era.SECOND, trust(HOUSE.root())).codes();
  }

  @Test
  void amongSeveralStampsTheTrustedOneDecidesElseTheBest() {
    ByteSlice junk = ByteSlice.of((byte) 5, (byte) 0);
    assertThat(stamps(STRANGER, HOUSE)).containsExactly(TIME_STAMP_VALIDATED, TIME_STAMP_TRUSTED);
    assertThat(stamps(HOUSE, STRANGER)).containsExactly(TIME_STAMP_VALIDATED, TIME_STAMP_TRUSTED);
    CoseSign1 empty = cose(List.of());
    ByteSlice covered = empty.toBeStamped(TimeStampHeader.Version.V2, MESSAGE);
    CoseSign1 some = cose(List.of(junk, STRANGER.stamp(covered, NOW), junk));
    assertThat(codes(some)).containsExactly(TIME_STAMP_VALIDATED, TIME_STAMP_UNTRUSTED);
    assertThat(codes(empty)).containsExactly(TIME_STAMP_MALFORMED);
  }

  private static List<StatusCode> stamps(TestAuthority first, TestAuthority second) {
    ByteSlice covered = cose(List.of()).toBeStamped(TimeStampHeader.Version.V2, MESSAGE);
    return codes(cose(List.of(first.stamp(covered, NOW), second.stamp(covered, NOW))));
  }

  private static List<StatusCode> codes(CoseSign1 cose) {
    return TimeStamp.check(cose, MESSAGE, Era.SECOND, new Scrutiny(trust(HOUSE.root()))).codes();
  }

  private static CoseSign1 cose(List<ByteSlice> tokens) {
    return new CoseSign1(
        Optional.of(Alg.ES256),
        ByteSlice.EMPTY,
        List.of(),
        MESSAGE,
        Optional.of(new TimeStampHeader(TimeStampHeader.Version.V2, tokens)),
        List.of(),
        false);
  }

  @Test
  void anAnswerWithADamagedSignatureIsNone() {
    byte[] answer = HOUSE.ocsp(LEAF, CertificateStatus.GOOD, NOW, NEXT, false).toArray();
    assertThat(revocation(ByteSlice.of(answer))).contains(SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    answer[answer.length - 1] ^= 1;
    assertThat(revocation(ByteSlice.of(answer))).isEmpty();
  }

  @Test
  void onlyAResponderWithThatPurposeAnswersForItsIssuer() throws Exception {
    Signer responder = HOUSE.signer(Alg.ES256, ocspSigner());
    Signer signer = HOUSE.signer(Alg.ES256, new Leaf().purposes(CLAIM_SIGNING));
    Signer late =
        HOUSE.signer(Alg.ES256, ocspSigner().valid(NOW.plusSeconds(1), NOW.plusSeconds(9)));
    Signer weak = HOUSE.signer(Alg.ES256, ocspSigner().digest("SHA1"));
    Signer foreign = STRANGER.signer(Alg.ES256, ocspSigner());
    assertThat(revocation(answer(responder, HOUSE.issuer(), NEXT)))
        .contains(SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    for (Signer wrong : List.of(signer, late, weak, foreign)) {
      assertThat(revocation(answer(wrong, HOUSE.issuer(), NEXT))).isEmpty();
    }
  }

  @Test
  void anAnswerIsAboutTheCertificatesOfItsIssuer() throws Exception {
    Signer responder = HOUSE.signer(Alg.ES256, ocspSigner());
    assertThat(revocation(answer(responder, STRANGER.issuer(), NEXT))).isEmpty();
  }

  @Test
  void anAnswerWithoutNextOneCountsForADay() throws Exception {
    ByteSlice answer = answer(HOUSE.signer(Alg.ES256, ocspSigner()), HOUSE.issuer(), null);
    assertThat(revocation(answer, NOW.plus(Duration.ofHours(24)))).isPresent();
    assertThat(revocation(answer, NOW.plus(Duration.ofHours(24)).plusSeconds(1))).isEmpty();
  }

  private static Leaf ocspSigner() {
    return new Leaf().purposes(TestAuthority.OCSP_SIGNING);
  }

  /** Good news about the leaf, from this hand. */
  private static ByteSlice answer(Signer by, X509Certificate issuer, @Nullable Instant next)
      throws Exception {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    JcaBasicOCSPRespBuilder builder =
        new JcaBasicOCSPRespBuilder(
            by.certificate().getPublicKey(), digests.get(CertificateID.HASH_SHA1));
    CertificateID id =
        new CertificateID(
            digests.get(CertificateID.HASH_SHA1),
            new JcaX509CertificateHolder(issuer),
            LEAF.getSerialNumber());
    builder.addResponse(
        id, CertificateStatus.GOOD, Date.from(NOW), next == null ? null : Date.from(next), null);
    X509CertificateHolder[] chain = {new JcaX509CertificateHolder(by.certificate())};
    return ByteSlice.of(
        new OCSPRespBuilder()
            .build(
                OCSPRespBuilder.SUCCESSFUL,
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(by.key()),
                    chain,
                    Date.from(NOW)))
            .getEncoded());
  }

  private static Optional<StatusCode> revocation(ByteSlice answer) {
    return revocation(answer, NOW);
  }

  private static Optional<StatusCode> revocation(ByteSlice answer, Instant at) {
    return Revocation.check(List.of(answer), SIGNER.chain(), trust(HOUSE.root()), at, false, true);
  }

  @Test
  void theIssuerIsFoundInTheChainOrOnAListAndNeverByItsNameAlone() {
    ByteSlice good = HOUSE.ocsp(LEAF, CertificateStatus.GOOD, NOW, NEXT, false);
    List<ByteSlice> answers = List.of(good);
    List<X509Certificate> alone = List.of(LEAF);
    assertThat(Revocation.check(answers, alone, TrustConfig.none(), NOW, false, true)).isEmpty();
    assertThat(Revocation.check(answers, alone, trust(HOUSE.issuer()), NOW, false, true))
        .contains(SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    List<X509Certificate> decoyed = HOUSE.amongDecoys(1).chain();
    assertThat(Revocation.check(answers, decoyed, trust(HOUSE.issuer()), NOW, false, true))
        .contains(SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
  }

  @Test
  void whoBreaksTheProfileIsNotTrustedEvenIfAllowed() {
    X509Certificate wrong = HOUSE.signer(Alg.ES256, new Leaf()).certificate();
    TrustConfig trust = allowing(wrong);
    SigningCredential.Result result = SigningCredential.check(List.of(wrong), trust, NOW);
    assertThat(result.violation()).contains(ProfileRule.NO_PURPOSE);
    assertThat(result.trustList()).isEmpty();
    SigningCredential.Result sound = SigningCredential.check(List.of(LEAF), allowing(LEAF), NOW);
    assertThat(sound.trustList()).contains("list");
    assertThat(sound.expired()).isFalse();
    assertThat(TrustConfig.none().lists()).isEmpty();
  }

  @Test
  void aChainIsJudgedAsOfItsOwnTime() {
    Leaf brief = new Leaf().purposes(CLAIM_SIGNING).valid(FROM, FROM.plusSeconds(60));
    X509Certificate leaf = HOUSE.signer(Alg.ES256, brief).certificate();
    ChainWalk walk =
        new ChainWalk(
            List.of(HOUSE.issuer()),
            List.of(HOUSE.root()),
            FROM.plusSeconds(30),
            new Scrutiny(TrustConfig.none()));
    assertThat(walk.from(leaf)).contains(List.of(leaf, HOUSE.issuer(), HOUSE.root()));
  }

  private static TrustConfig allowing(X509Certificate leaf) {
    return new TrustConfig(
        List.of(TrustList.of("list", TrustList.Kind.OWN, List.of(), List.of(), List.of(leaf))));
  }

  private static TrustConfig trust(X509Certificate anchor) {
    return new TrustConfig(
        List.of(TrustList.of("list", TrustList.Kind.OWN, List.of(anchor), List.of(), List.of())));
  }
}
