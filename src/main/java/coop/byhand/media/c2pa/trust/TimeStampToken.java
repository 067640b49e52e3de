package coop.byhand.media.c2pa.trust;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Reads a time-stamp (RFC 3161 §2.4.2, in CMS, RFC 5652) and checks that it covers a message and
 * that its own signature is right. Bouncy Castle parses; its {@code TimeStampToken.validate} is not
 * used, because it refuses authorities that name a second purpose, which the reference accepts.
 */
final class TimeStampToken {

  /** Real tokens with their certificates stay below 10 kB. */
  static final int MAX_SIZE = 256 * 1024;

  private static final int MAX_CERTIFICATES = 16;
  private static final int GRANTED_WITH_MODS = 1;

  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private TimeStampToken() {}

  /** What reading ends in. */
  sealed interface Outcome {}

  /** No time-stamp of this message. */
  record Refused(StatusCode code) implements Outcome {}

  /** An undamaged time-stamp of this message; certificates: all that came with it. */
  record Read(Instant time, X509Certificate authority, List<X509Certificate> certificates)
      implements Outcome {
    Read {
      certificates = List.copyOf(certificates);
    }
  }

  static Outcome read(ByteSlice bytes, ByteSlice message, Scrutiny scrutiny) {
    if (bytes.isEmpty() || bytes.length() > MAX_SIZE) {
      return new Refused(StatusCode.TIME_STAMP_MALFORMED);
    }
    try {
      CMSSignedData signed = new CMSSignedData(token(bytes.toArray()));
      if (!signed.getSignedContentTypeOID().equals(PKCSObjectIdentifiers.id_ct_TSTInfo.getId())
          || !(signed.getSignedContent().getContent() instanceof byte[] content)) {
        return new Refused(StatusCode.TIME_STAMP_MALFORMED);
      }
      TSTInfo info = TSTInfo.getInstance(ASN1Primitive.fromByteArray(content));
      if (!covers(info.getMessageImprint(), message)) {
        return new Refused(StatusCode.TIME_STAMP_MISMATCH);
      }
      Instant time = info.getGenTime().getDate().toInstant();
      return signer(signed, scrutiny)
          .<Outcome>map(found -> new Read(time, found.authority(), found.certificates()))
          .orElseGet(() -> new Refused(StatusCode.TIME_STAMP_MALFORMED));
    } catch (CMSException | IOException | ParseException | GeneralSecurityException e) {
      return new Refused(StatusCode.TIME_STAMP_MALFORMED);
    } catch (RuntimeException e) {
      // Bouncy Castle reports much damage unchecked.
      return new Refused(StatusCode.TIME_STAMP_MALFORMED);
    }
  }

  /** The token itself, or the one in a response that grants it. */
  private static ContentInfo token(byte[] bytes) throws IOException {
    ASN1Sequence outer = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes));
    if (!(outer.getObjectAt(0) instanceof ASN1Sequence)) {
      return ContentInfo.getInstance(outer);
    }
    TimeStampResp response = TimeStampResp.getInstance(outer);
    if (response.getStatus().getStatus().intValueExact() > GRANTED_WITH_MODS
        || response.getTimeStampToken() == null) {
      throw new IOException("no time-stamp was granted");
    }
    return response.getTimeStampToken();
  }

  private static boolean covers(MessageImprint imprint, ByteSlice message)
      throws GeneralSecurityException {
    String name = DIGESTS.get(imprint.getHashAlgorithm().getAlgorithm().getId());
    if (name == null) {
      return false;
    }
    MessageDigest digest = MessageDigest.getInstance(name);
    message.update(digest);
    return MessageDigest.isEqual(digest.digest(), imprint.getHashedMessage());
  }

  private record Signer(X509Certificate authority, List<X509Certificate> certificates) {}

  private static Optional<Signer> signer(CMSSignedData signed, Scrutiny scrutiny)
      throws GeneralSecurityException, CMSException, IOException {
    Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
    if (signers.size() != 1) {
      return Optional.empty();
    }
    SignerInformation signer = signers.iterator().next();
    List<X509Certificate> certificates = new ArrayList<>();
    Optional<X509Certificate> authority = Optional.empty();
    for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
      Optional<X509Certificate> certificate = certificate(holder);
      if (certificate.isEmpty() || certificates.size() >= MAX_CERTIFICATES) {
        continue;
      }
      certificates.add(certificate.get());
      if (authority.isEmpty() && signer.getSID().match(holder)) {
        authority = certificate;
      }
    }
    return authority
        .filter(found -> names(signer.getSignedAttributes(), found))
        .filter(found -> scrutiny.mayCheck() && verified(signer, found.getPublicKey()))
        .map(found -> new Signer(found, certificates));
  }

  /** A certificate beside the signer's that cannot be read is of no use, but does no harm. */
  private static Optional<X509Certificate> certificate(X509CertificateHolder holder)
      throws IOException {
    try {
      return Optional.of(Certificates.read(ByteSlice.of(holder.getEncoded())));
    } catch (MalformedMedia e) {
      return Optional.empty();
    }
  }

  /** Whether the signed attributes name this certificate (RFC 3161 §2.4.2, RFC 5816). */
  private static boolean names(AttributeTable attributes, X509Certificate authority) {
    try {
      Attribute second = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
      if (second != null) {
        ESSCertIDv2 id =
            SigningCertificateV2.getInstance(second.getAttributeValues()[0]).getCerts()[0];
        String digest = DIGESTS.get(id.getHashAlgorithm().getAlgorithm().getId());
        return digest != null && hashed(digest, id.getCertHashObject(), authority);
      }
      Attribute first = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
      if (first == null) {
        return false;
      }
      ESSCertID id = SigningCertificate.getInstance(first.getAttributeValues()[0]).getCerts()[0];
      return hashed("SHA-1", id.getCertHashObject(), authority);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean hashed(String name, ASN1OctetString hash, X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] own = MessageDigest.getInstance(name).digest(certificate.getEncoded());
    return MessageDigest.isEqual(own, hash.getOctets());
  }

  private static boolean verified(SignerInformation signer, PublicKey key) {
    try {
      return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(key));
    } catch (OperatorCreationException | CMSException | RuntimeException e) {
      return verifiedByBouncyCastle(signer, key);
    }
  }

  /** Made once, when it is first needed: to make one takes longer than to check a signature. */
  private static final class BouncyCastle {
    private static final Provider PROVIDER = new BouncyCastleProvider();
  }

  /** The JDK lacks the names of some algorithms, such as RSA-PSS in CMS. */
  private static boolean verifiedByBouncyCastle(SignerInformation signer, PublicKey key) {
    try {
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().setProvider(BouncyCastle.PROVIDER).build(key));
    } catch (OperatorCreationException | CMSException | RuntimeException e) {
      return false;
    }
  }
}
