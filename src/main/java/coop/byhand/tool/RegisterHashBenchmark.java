package coop.byhand.tool;

import coop.byhand.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashing of register entries: leaves as in RFC 6962 beside plain SHA-256 of the same bytes, and
 * the root over them. The ratio of the first two is what our framing costs.
 */
final class RegisterHashBenchmark implements Benchmark {

  private static final int ENTRIES = 100_000;

  private final List<byte[]> entries = new ArrayList<>(ENTRIES);

  @Override
  public String name() {
    return "register";
  }

  @Override
  public String unit() {
    return "entries";
  }

  @Override
  public List<Round> rounds() {
    for (int i = 0; i < ENTRIES; i++) {
      entries.add(
          ("{\"kind\":\"licence.granted\",\"licence\":" + i + ",\"policyVersion\":1}")
              .getBytes(StandardCharsets.UTF_8));
    }
    List<byte[]> leaves = entries.stream().map(Rfc6962::leaf).toList();
    return List.of(
        new Round("SHA-256 alone", ENTRIES, () -> entries.forEach(RegisterHashBenchmark::sha256)),
        new Round("leaf hash", ENTRIES, () -> entries.forEach(Rfc6962::leaf)),
        new Round("root of the leaves", ENTRIES, () -> Rfc6962.root(leaves)));
  }

  private static void sha256(byte[] entry) {
    try {
      MessageDigest.getInstance("SHA-256").digest(entry);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
