package coop.byhand.media.c2pa.trust;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.cose.TimeStampHeader;
import coop.byhand.media.c2pa.trust.ClaimSignature.Era;
import coop.byhand.media.c2pa.trust.SignatureReport.Stamp;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the time-stamps of a signature (RFC 3161; C2PA 2.2 §15.8). Everything it finds is
 * informational; a trusted time-stamp replaces the clock when the signer's certificate is judged.
 */
public final class TimeStamp {

  private TimeStamp() {}

  /** What the best of the time-stamps says. */
  public record Result(List<StatusCode> codes, Optional<Stamp> stamp) {
    public Result {
      codes = List.copyOf(codes);
    }
  }

  /** Judges all time-stamps of a signature; the first trusted one decides, else the best. */
  static Result check(CoseSign1 cose, ByteSlice claim, Era era, Scrutiny scrutiny) {
    TimeStampHeader header =
        cose.timeStamps()
            .orElseGet(() -> new TimeStampHeader(TimeStampHeader.Version.V2, List.of()));
    ByteSlice message = cose.toBeStamped(header.version(), claim);
    Result best = new Result(List.of(StatusCode.TIME_STAMP_MALFORMED), Optional.empty());
    for (ByteSlice token : header.tokens()) {
      Result result = check(token, message, era, scrutiny);
      if (result.stamp().map(Stamp::trusted).orElse(false)) {
        return result;
      }
      if (best.stamp().isEmpty()) {
        best = result;
      }
    }
    return best;
  }

  /**
   * Judges one time-stamp.
   *
   * @param token a TimeStampToken or a TimeStampResp
   * @param message what the time-stamp has to cover
   */
  public static Result check(ByteSlice token, ByteSlice message, Era era, TrustConfig trust) {
    return check(token, message, era, new Scrutiny(trust));
  }

  private static Result check(ByteSlice token, ByteSlice message, Era era, Scrutiny scrutiny) {
    return switch (TimeStampToken.read(token, message, scrutiny)) {
      case TimeStampToken.Refused refused -> new Result(List.of(refused.code()), Optional.empty());
      case TimeStampToken.Read read -> judge(read, era, scrutiny);
    };
  }

  private static Result judge(TimeStampToken.Read token, Era era, Scrutiny scrutiny) {
    X509Certificate authority = token.authority();
    if (!ChainWalk.validAt(authority, token.time())) {
      return untrusted(token, StatusCode.TIME_STAMP_OUTSIDE_VALIDITY);
    }
    if (CertificateProfile.timeStampViolation(authority).isPresent()) {
      return untrusted(token, StatusCode.TIME_STAMP_CREDENTIAL_INVALID);
    }
    Optional<String> list =
        scrutiny.lists().stream()
            .filter(candidate -> vouches(candidate, token, scrutiny))
            .map(TrustList::name)
            .findFirst();
    // Claims of version 1 come from a time without lists of time-stamping authorities; the
    // reference trusts every undamaged time-stamp of theirs.
    return list.isPresent() || era == Era.FIRST
        ? new Result(
            List.of(StatusCode.TIME_STAMP_VALIDATED, StatusCode.TIME_STAMP_TRUSTED),
            Optional.of(stamp(token, true, list)))
        : untrusted(token, StatusCode.TIME_STAMP_UNTRUSTED);
  }

  private static boolean vouches(TrustList list, TimeStampToken.Read token, Scrutiny scrutiny) {
    return new ChainWalk(token.certificates(), list.anchorsForTimeStamps(), token.time(), scrutiny)
        .from(token.authority())
        .isPresent();
  }

  private static Result untrusted(TimeStampToken.Read token, StatusCode reason) {
    return new Result(
        List.of(StatusCode.TIME_STAMP_VALIDATED, reason),
        Optional.of(stamp(token, false, Optional.empty())));
  }

  private static Stamp stamp(TimeStampToken.Read token, boolean trusted, Optional<String> list) {
    Instant time = token.time();
    return new Stamp(time, CertificateInfo.of(token.authority()), trusted, list);
  }
}
