package coop.byhand.media.c2pa;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * An authority for certificates, time-stamps and answers about revocation, made for tests: root,
 * one authority below it, and leaves of every algorithm, right and wrong. Keys come from fixed
 * seeds, times are fixed, too.
 */
public final class TestAuthority {

  /** From when its certificates are valid. */
  public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  /** Until when its certificates are valid. */
  public static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

  /** A moment at which everything is valid. */
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  public static final String CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1";
  public static final String EMAIL = "1.3.6.1.5.5.7.3.4";
  public static final String WEB_SERVER = "1.3.6.1.5.5.7.3.1";
  public static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  public static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  public static final String ANY = "2.5.29.37.0";

  private final String name;
  private final KeyPair rootKey;
  private final KeyPair key;
  private final X509Certificate root;
  private final X509Certificate issuer;

  /** An authority of this name; the same name gives the same keys. */
  public TestAuthority(String name) {
    this.name = name;
    rootKey = TestKeys.of("P-256", name + " root");
    key = TestKeys.of("P-256", name + " issuer");
    Leaf authority = new Leaf().authority().usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    root = certificate(authority, "Root", rootKey.getPublic(), "Root", rootKey);
    issuer = certificate(authority, "Issuer", key.getPublic(), "Root", rootKey);
  }

  /** Who signs, with what, and the certificates that go with it, the signer's first. */
  public record Signer(Alg alg, PrivateKey key, List<X509Certificate> chain) {
    public X509Certificate certificate() {
      return chain.getFirst();
    }
  }

  /** What a leaf says; every rule of the profile can be broken. */
  public static final class Leaf {
    private List<String> purposes = List.of();
    private Instant from = FROM;
    private Instant to = TO;
    private boolean authority;
    private int usage = KeyUsage.digitalSignature;
    private boolean namesIssuerKey = true;
    private String digest = "SHA256";
    private Optional<String> critical = Optional.empty();

    public Leaf purposes(String... oids) {
      purposes = List.of(oids);
      return this;
    }

    public Leaf valid(Instant start, Instant end) {
      from = start;
      to = end;
      return this;
    }

    public Leaf authority() {
      authority = true;
      return this;
    }

    public Leaf usage(int bits) {
      usage = bits;
      return this;
    }

    public Leaf withoutIssuerKey() {
      namesIssuerKey = false;
      return this;
    }

    public Leaf digest(String name) {
      digest = name;
      return this;
    }

    public Leaf critical(String oid) {
      critical = Optional.of(oid);
      return this;
    }
  }

  public X509Certificate root() {
    return root;
  }

  public X509Certificate issuer() {
    return issuer;
  }

  /** The root as a PEM bundle. */
  public byte[] pem() {
    return pem(root);
  }

  /** Certificates as a PEM bundle. */
  public static byte[] pem(X509Certificate... certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate));
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(base64)
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** A good signer of claims. */
  public Signer signer(Alg alg) {
    return signer(alg, new Leaf().purposes(CLAIM_SIGNING));
  }

  /** A signer whose certificate says this. */
  public Signer signer(Alg alg, Leaf leaf) {
    KeyPair own = TestKeys.of(kind(alg), name + " " + alg);
    X509Certificate made = certificate(leaf, "Signer " + alg, own.getPublic(), "Issuer", key);
    return new Signer(alg, own.getPrivate(), List.of(made, issuer));
  }

  /** A signer that vouches for itself. */
  public Signer selfSigned() {
    KeyPair own = TestKeys.of("P-256", name + " self");
    Leaf leaf = new Leaf().purposes(CLAIM_SIGNING);
    X509Certificate made = certificate(leaf, "Self", own.getPublic(), "Self", own);
    return new Signer(Alg.ES256, own.getPrivate(), List.of(made));
  }

  /** A signer whose certificate comes with others of its issuer's name that signed nothing. */
  public Signer amongDecoys(int decoys) {
    Signer honest = signer(Alg.ES256);
    Leaf authority = new Leaf().authority().usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    List<X509Certificate> chain = new ArrayList<>(List.of(honest.certificate()));
    for (int i = 0; i < decoys; i++) {
      PublicKey other = TestKeys.of("P-256", name + " decoy " + i).getPublic();
      chain.add(certificate(authority, "Issuer", other, "Root", rootKey));
    }
    return new Signer(Alg.ES256, honest.key(), chain);
  }

  /** A bare token (RFC 3161) over the SHA-256 of this message. */
  public ByteSlice stamp(ByteSlice message, Instant time) {
    return stamp(message, time, new Leaf().purposes(TIME_STAMPING));
  }

  /** The same by an authority whose certificate says this. */
  public ByteSlice stamp(ByteSlice message, Instant time, Leaf leaf) {
    try {
      return ByteSlice.of(response(message, time, leaf).getTimeStampToken().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as a response, which older claims carry. */
  public ByteSlice stampResponse(ByteSlice message, Instant time) {
    try {
      Leaf leaf = new Leaf().purposes(TIME_STAMPING);
      return ByteSlice.of(response(message, time, leaf).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TimeStampResponse response(ByteSlice message, Instant time, Leaf leaf) {
    try {
      KeyPair own = TestKeys.of("P-256", name + " time");
      X509Certificate authority = certificate(leaf, "Time", own.getPublic(), "Issuer", key);
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      SignerInfoGenerator signer =
          new JcaSimpleSignerInfoGeneratorBuilder()
              .build("SHA256withECDSA", own.getPrivate(), authority);
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              signer,
              digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.2.3.4"));
      tokens.addCertificates(new JcaCertStore(List.of(authority, issuer)));
      TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
      requests.setCertReq(true);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.toArray());
      TimeStampRequest request = requests.generate(NISTObjectIdentifiers.id_sha256, digest);
      return new TimeStampResponseGenerator(tokens, Set.of(NISTObjectIdentifiers.id_sha256.getId()))
          .generate(request, BigInteger.ONE, Date.from(time));
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An answer about revocation.
   *
   * @param status {@code CertificateStatus.GOOD} is null, as Bouncy Castle has it
   * @param delegated whether a responder with an own certificate signs it
   */
  public ByteSlice ocsp(
      X509Certificate about,
      CertificateStatus status,
      Instant thisUpdate,
      Instant nextUpdate,
      boolean delegated) {
    try {
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      CertificateID id =
          new CertificateID(
              digests.get(CertificateID.HASH_SHA1),
              new JcaX509CertificateHolder(issuer),
              about.getSerialNumber());
      KeyPair responder = delegated ? TestKeys.of("P-256", name + " ocsp") : key;
      X509Certificate own =
          certificate(
              new Leaf().purposes(OCSP_SIGNING), "Ocsp", responder.getPublic(), "Issuer", key);
      BasicOCSPRespBuilder builder =
          new JcaBasicOCSPRespBuilder(responder.getPublic(), digests.get(CertificateID.HASH_SHA1));
      builder.addResponse(id, status, Date.from(thisUpdate), Date.from(nextUpdate));
      X509CertificateHolder[] chain =
          delegated
              ? new X509CertificateHolder[] {new JcaX509CertificateHolder(own)}
              : new X509CertificateHolder[0];
      return ByteSlice.of(
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(responder.getPrivate()),
                      chain,
                      Date.from(thisUpdate)))
              .getEncoded());
    } catch (GeneralSecurityException | OperatorCreationException | OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate as bytes. */
  public static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate(
      Leaf leaf, String subject, PublicKey own, String by, KeyPair issuing) {
    try {
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name(by),
              serial(subject, leaf),
              Date.from(leaf.from),
              Date.from(leaf.to),
              name(subject),
              own);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(leaf.authority));
      if (leaf.usage != 0) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(leaf.usage));
      }
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(own));
      if (leaf.namesIssuerKey) {
        builder.addExtension(
            Extension.authorityKeyIdentifier,
            false,
            ids.createAuthorityKeyIdentifier(issuing.getPublic()));
      }
      if (!leaf.purposes.isEmpty()) {
        KeyPurposeId[] purposes =
            leaf.purposes.stream()
                .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                .toArray(KeyPurposeId[]::new);
        boolean critical = leaf.purposes.contains(TIME_STAMPING);
        builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
      }
      if (leaf.critical.isPresent()) {
        builder.addExtension(
            new ASN1ObjectIdentifier(leaf.critical.get()), true, new byte[] {5, 0});
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(leaf.digest + "withECDSA")
                      .build(issuing.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X500Name name(String part) {
    return new X500Name("C=GB,O=" + name + ",OU=FOR TESTING ONLY,CN=" + name + " " + part);
  }

  private static BigInteger serial(String subject, Leaf leaf) {
    long number = subject.hashCode() * 31L + leaf.from.hashCode() + leaf.purposes.hashCode();
    return BigInteger.valueOf(number & Long.MAX_VALUE).add(BigInteger.ONE);
  }

  private static String kind(Alg alg) {
    return switch (alg) {
      case ES256 -> "P-256";
      case ES384 -> "P-384";
      case ES512 -> "P-521";
      case PS256, PS384, PS512 -> "RSA";
      case ED25519 -> "Ed25519";
    };
  }
}
