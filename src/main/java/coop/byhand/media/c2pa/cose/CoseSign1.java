package coop.byhand.media.c2pa.cose;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cbor.CborWriter;
import coop.byhand.media.c2pa.cose.TimeStampHeader.Version;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signature with detached payload (RFC 9052 §4.2), as the signature box of a manifest and the
 * X.509 identity assertion of CAWG hold it.
 *
 * @param alg empty if the header names none or one that claims may not use
 * @param protectedBytes the protected header as it stands in the file, which the signature covers
 * @param x5chain certificates, the signer's first (RFC 9360); not yet parsed
 * @param timeStamps empty if there are none
 * @param ocspValues stapled answers about revocation; the empty ones that some cameras write are
 *     left out
 * @param stapled whether the header {@code rVals} is there at all
 */
public record CoseSign1(
    Optional<Alg> alg,
    ByteSlice protectedBytes,
    List<ByteSlice> x5chain,
    ByteSlice signature,
    Optional<TimeStampHeader> timeStamps,
    List<ByteSlice> ocspValues,
    boolean stapled) {

  /** Longer chains than this exist nowhere; every certificate costs a signature check. */
  static final int MAX_CERTIFICATES = 16;

  /** One is usual; each costs a signature check. */
  static final int MAX_TOKENS = 8;

  private static final int TAG = 18;
  private static final int ALG = 1;
  private static final int X5CHAIN = 33;

  public CoseSign1 {
    x5chain = List.copyOf(x5chain);
    ocspValues = List.copyOf(ocspValues);
  }

  /** Reads a signature; zero bytes after it are tolerated. */
  public static CoseSign1 read(ByteSlice bytes) throws MalformedMedia {
    Cbor root = Cbor.read(bytes);
    List<Cbor> parts = root.asList().orElseThrow(() -> broken("COSE_Sign1", root));
    if ((root instanceof Cbor.Tagged tagged && tagged.tag() != TAG) || parts.size() != 4) {
      throw broken("COSE_Sign1", root);
    }
    ByteSlice protectedBytes =
        parts.get(0).asBytes().orElseThrow(() -> broken("protected header", parts.get(0)));
    Cbor signed = protectedBytes.isEmpty() ? new Cbor.Map(List.of(), 0, 0) : header(parts.get(0));
    Cbor unsigned = parts.get(1).asMap().orElseThrow(() -> broken("header", parts.get(1)));
    if (!parts.get(2).isNothing()) {
      throw broken("payload", parts.get(2));
    }
    ByteSlice signature =
        parts.get(3).asBytes().orElseThrow(() -> broken("signature", parts.get(3)));
    return new CoseSign1(
        signed.get(ALG).flatMap(CoseSign1::alg),
        protectedBytes,
        chain(signed, unsigned),
        signature,
        timeStamps(unsigned),
        ocspValues(unsigned),
        unsigned.get("rVals").isPresent());
  }

  /**
   * What the signature covers (RFC 9052 §4.4): context, protected header, no external data, the
   * claim.
   */
  public ByteSlice toBeSigned(ByteSlice claim) {
    return structure("Signature1", protectedBytes, claim);
  }

  /** What a time-stamp of this version covers (C2PA 2.2 §10.3.2.5.2). */
  public ByteSlice toBeStamped(Version version, ByteSlice claim) {
    ByteSlice payload =
        switch (version) {
          case V1 -> claim;
          case V2 -> new CborWriter().bytes(signature).toSlice();
        };
    return structure("CounterSignature", protectedBytes, payload);
  }

  /** Whether this key made this signature over this claim. Any damage means no. */
  public boolean verify(PublicKey key, ByteSlice claim) {
    if (alg.isEmpty()) {
      return false;
    }
    try {
      Signature check = alg.get().signature();
      check.initVerify(key);
      toBeSigned(claim).update(check);
      return check.verify(signature.toArray());
    } catch (GeneralSecurityException | RuntimeException e) {
      // The providers report keys and signatures they cannot use either way.
      return false;
    }
  }

  private static ByteSlice structure(String context, ByteSlice header, ByteSlice payload) {
    return new CborWriter()
        .array(4)
        .text(context)
        .bytes(header)
        .bytes(ByteSlice.EMPTY)
        .bytes(payload)
        .toSlice();
  }

  private static Cbor header(Cbor wrapped) throws MalformedMedia {
    Cbor header = Cbor.read(wrapped.asBytes().orElse(ByteSlice.EMPTY));
    if (header.asMap().isEmpty()) {
      throw broken("protected header", wrapped);
    }
    return header;
  }

  private static Optional<Alg> alg(Cbor item) {
    return item.asLong().isPresent() ? Alg.of(item.asLong().getAsLong()) : Optional.empty();
  }

  /** Certificates under the number or the text, in either header; the protected one wins. */
  private static List<ByteSlice> chain(Cbor signed, Cbor unsigned) throws MalformedMedia {
    Optional<Cbor> found =
        signed
            .get(X5CHAIN)
            .or(() -> signed.get("x5chain"))
            .or(() -> unsigned.get(X5CHAIN))
            .or(() -> unsigned.get("x5chain"));
    if (found.isEmpty()) {
      return List.of();
    }
    Cbor value = found.get();
    List<Cbor> items = value.asList().orElse(List.of(value));
    if (items.size() > MAX_CERTIFICATES) {
      throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, value.start(), MAX_CERTIFICATES);
    }
    List<ByteSlice> chain = new ArrayList<>();
    for (Cbor item : items) {
      chain.add(item.asBytes().orElseThrow(() -> broken("x5chain", item)));
    }
    return chain;
  }

  private static Optional<TimeStampHeader> timeStamps(Cbor unsigned) throws MalformedMedia {
    Optional<Cbor> second = unsigned.get("sigTst2");
    Optional<Cbor> found = second.or(() -> unsigned.get("sigTst"));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<ByteSlice> tokens = new ArrayList<>();
    for (Cbor token : found.get().list("tstTokens")) {
      if (tokens.size() >= MAX_TOKENS) {
        throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, token.start(), MAX_TOKENS);
      }
      // A token of another shape is kept as an empty one: malformed, but no reason to refuse all.
      tokens.add(token.bytes("val").orElse(ByteSlice.EMPTY));
    }
    Version version = second.isPresent() ? Version.V2 : Version.V1;
    return Optional.of(new TimeStampHeader(version, tokens));
  }

  private static List<ByteSlice> ocspValues(Cbor unsigned) {
    return unsigned.get("rVals").map(values -> values.list("ocspVals")).orElse(List.of()).stream()
        .flatMap(value -> value.asBytes().stream())
        .filter(value -> !value.isEmpty())
        .limit(MAX_CERTIFICATES)
        .toList();
  }

  private static MalformedMedia broken(String part, Cbor where) {
    return new MalformedMedia(MediaRule.BROKEN, where.start(), part);
  }
}
