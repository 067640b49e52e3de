package coop.byhand.media.c2pa.signal;

import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.trust.CertificateInfo;
import coop.byhand.media.c2pa.trust.SignatureReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signers on no trust list who call their software by the name of a known maker that their own
 * certificate does not bear. Everybody can write any name into a claim.
 */
final class LookAlikes {

  /** Words of makers and the name their certificates bear. The list is data and grows. */
  private static final Map<Pattern, String> MAKERS = new LinkedHashMap<>();

  static {
    maker("nikon", "nikon");
    maker("canon", "canon");
    maker("sony|xperia", "sony");
    maker("leica", "leica");
    maker("fujifilm", "fujifilm");
    maker("panasonic|lumix", "panasonic");
    maker("olympus|om system", "om digital");
    maker("hasselblad", "hasselblad");
    maker("samsung|galaxy", "samsung");
    maker("apple|iphone", "apple");
    maker("google|pixel", "google");
    maker("adobe|photoshop|lightroom|firefly", "adobe");
    maker("openai|chatgpt|dall[ \u00b7_-]?e", "openai");
    maker("microsoft|bing", "microsoft");
    maker("truepic", "truepic");
    maker("xiaomi", "xiaomi");
    maker("vivo", "vivo");
    maker("huawei", "huawei");
  }

  private LookAlikes() {}

  private static void maker(String words, String name) {
    MAKERS.put(
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        name);
  }

  /** The maker whose name the claim borrows, if it borrows one. */
  static Optional<String> borrowed(ManifestReport report) {
    if (report.trustList().isPresent()) {
      return Optional.empty();
    }
    String generator = report.manifest().claim().map(Claim::generator).orElse("");
    String holder =
        report.signature().flatMap(SignatureReport::signer).map(LookAlikes::holder).orElse("");
    List<String> named =
        MAKERS.entrySet().stream()
            .filter(maker -> maker.getKey().matcher(generator).find())
            .map(Map.Entry::getValue)
            .toList();
    // A claim may name partners; one maker that the certificate bears is enough.
    return named.stream().anyMatch(holder::contains)
        ? Optional.empty()
        : named.stream().findFirst();
  }

  private static String holder(CertificateInfo signer) {
    return String.join(" ", signer.subject().values()).toLowerCase(Locale.ROOT);
  }
}
