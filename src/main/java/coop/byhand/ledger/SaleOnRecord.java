package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.Statement;
import java.time.Instant;

/** What the public register says of a sale: that its journal exists, and how it can be proved. */
final class SaleOnRecord {

  private SaleOnRecord() {}

  static Statement of(JournalId journal, Digest digest, PolicyVersion policy, Instant at) {
    return Statement.of("ledger.sale", at)
        .with("digest", digest.hex())
        .with("journal", journal.value())
        .with("policy", policy.value());
  }
}
