package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Digest;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.CanonicalJson;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of a grant in canonical JSON, whose hash stands in the register. Whoever has the
 * certificate can write it down again and compare; whoever has only the register learns nothing,
 * because the verification id in it is 130 random bits. The licensee is in it as a hash that is
 * salted with the same bits.
 */
final class LicenceRecord {

  private LicenceRecord() {}

  static String write(
      VerificationId verification,
      WorkId work,
      Digest file,
      LicenceClass licenceClass,
      Digest terms,
      PolicyVersion policy,
      Licensee licensee,
      Instant grantedAt) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("format", "byhand.grant/1");
    facts.put("verification", verification.value());
    facts.put("work", work.toString());
    facts.put("file", file.hex());
    facts.put("class", licenceClass.name());
    facts.put("terms", terms.hex());
    facts.put("policyVersion", policy.value());
    facts.put("licensee", licenseeHash(verification, licensee).hex());
    facts.put("grantedAt", grantedAt.toString());
    return CanonicalJson.write(facts);
  }

  /** SHA-256 of the verification id, a line feed and the name. */
  static Digest licenseeHash(VerificationId verification, Licensee licensee) {
    return Digest.ofText(verification.value() + "\n" + licensee.name());
  }
}
