package coop.byhand.policy;

import static coop.byhandschema.policy.Tables.VERSION;

import coop.byhand.kernel.Digest;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class Versions {

  private static final String GENESIS = "GENESIS";
  private static final String BALLOT = "BALLOT";

  private final DSLContext database;
  private final JsonMapper json = JsonMapper.shared();

  Versions(DSLContext database) {
    this.database = database;
  }

  /** The hash of the newest version: it changes when and only when a version is added. */
  Digest newestHash() {
    return database
        .select(VERSION.DIGEST)
        .from(VERSION)
        .orderBy(VERSION.POLICY_VERSION.desc())
        .limit(1)
        .fetchSingle()
        .value1();
  }

  /** Holds the line of versions until the transaction ends, so that adoptions come one by one. */
  void lockNewest() {
    database
        .select(VERSION.POLICY_VERSION)
        .from(VERSION)
        .where(VERSION.IN_FORCE_UNTIL.isNull())
        .forUpdate()
        .fetch();
  }

  List<Policy> all() {
    return database.selectFrom(VERSION).orderBy(VERSION.POLICY_VERSION).fetch(this::read);
  }

  void close(PolicyVersion version, Instant until) {
    database
        .update(VERSION)
        .set(VERSION.IN_FORCE_UNTIL, until)
        .where(VERSION.POLICY_VERSION.eq(version))
        .execute();
  }

  void insert(PolicyDocument document, RegisterEntryId entry, Instant now) {
    database
        .insertInto(VERSION)
        .set(VERSION.POLICY_VERSION, document.version())
        .set(VERSION.IN_FORCE_FROM, document.effectiveFrom())
        .set(VERSION.BODY, document.canonical())
        .set(VERSION.DIGEST, document.digest())
        .set(VERSION.PREVIOUS_DIGEST, document.previous().orElse(null))
        .set(VERSION.CAUSE, causeName(document.cause()))
        .set(VERSION.PROPOSAL_NUMBER, proposalNumber(document.cause()).orElse(null))
        .set(VERSION.ENTRY_ID, entry)
        .set(VERSION.ADOPTED_AT, now)
        .execute();
  }

  private Policy read(Record row) {
    String body = row.get(VERSION.BODY);
    TreeMap<String, Long> values = new TreeMap<>();
    for (var field : json.readTree(body).get("values").properties()) {
      values.put(field.getKey(), wholeNumber(field.getValue()));
    }
    PolicyDocument document =
        new PolicyDocument(
            row.get(VERSION.POLICY_VERSION),
            row.get(VERSION.IN_FORCE_FROM),
            cause(row),
            Optional.ofNullable(row.get(VERSION.PREVIOUS_DIGEST)),
            values);
    // Read back, the document must be the one that was hashed, to the last sign.
    if (!document.canonical().equals(body) || !document.digest().equals(row.get(VERSION.DIGEST))) {
      throw new IllegalStateException(
          "policy version " + document.version() + " was tampered with");
    }
    return new Policy(document, row.get(VERSION.IN_FORCE_UNTIL), row.get(VERSION.ENTRY_ID));
  }

  private static long wholeNumber(JsonNode node) {
    if (!node.isIntegralNumber()) {
      throw new IllegalStateException("not a whole number: " + node);
    }
    return node.longValue();
  }

  private static PolicyCause cause(Record row) {
    return row.get(VERSION.CAUSE).equals(GENESIS)
        ? new PolicyCause.Genesis()
        : new PolicyCause.Ballot(row.get(VERSION.PROPOSAL_NUMBER));
  }

  private static String causeName(PolicyCause cause) {
    return switch (cause) {
      case PolicyCause.Genesis() -> GENESIS;
      case PolicyCause.Ballot(int number) -> BALLOT;
    };
  }

  private static Optional<Integer> proposalNumber(PolicyCause cause) {
    return switch (cause) {
      case PolicyCause.Genesis() -> Optional.empty();
      case PolicyCause.Ballot(int number) -> Optional.of(number);
    };
  }
}
